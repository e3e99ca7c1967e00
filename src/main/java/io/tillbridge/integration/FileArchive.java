package io.tillbridge.integration;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Keeps the original bytes of every file, under the hash of its content. What is kept is on disk before anybody relies on it. */
@Component
class FileArchive {

    private static final String FRESH = "fresh-";
    private static final String PART = ".part";

    private final Path root;

    FileArchive(FilesProperties properties) {
        this.root = properties.kept();
    }

    /** Bytes that are kept. */
    record Kept(String sha256, long size) {}

    Kept keep(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return keep(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Kept keep(InputStream bytes) throws IOException {
        Path fresh = Files.createTempFile(Files.createDirectories(root), FRESH, PART);
        try {
            var hashed = new DigestInputStream(bytes, digest());
            long size = write(hashed, fresh);
            String sha256 = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
            Path folder = Files.createDirectories(folder(sha256));
            Files.move(fresh, place(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
            return new Kept(sha256, size);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    boolean has(String sha256) {
        return Files.isRegularFile(place(sha256));
    }

    InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    /** Forgets bytes that nobody needs, the first half of a file for example. */
    void forget(String sha256) {
        try {
            Files.deleteIfExists(place(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets bytes, unless they came again meanwhile; whether they are gone. */
    boolean forget(String sha256, Instant unlessSince) {
        try {
            Path place = place(sha256);
            if (Files.exists(place) && !isOlder(place, unlessSince)) {
                return false;
            }
            Files.deleteIfExists(place);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets what a power cut left half written. */
    void forgetParts(Instant before) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var parts = Files.newDirectoryStream(root, FRESH + "*" + PART)) {
            for (Path part : parts) {
                if (isOlder(part, before)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(than);
    }

    private Path place(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return root.resolve(sha256.substring(0, 2));
    }

    private static long write(InputStream bytes, Path to) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            long size = bytes.transferTo(out);
            channel.force(true);
            return size;
        }
    }

    /** A file is only safe once its folder's entry is; some systems cannot open a folder, and need not. */
    private static void force(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
