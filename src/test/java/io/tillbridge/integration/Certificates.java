package io.tillbridge.integration;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Certificates for a test, made by the JDK's own tool. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private static final String ALIAS = "server";

    /** Key stores that were made before: a process for each takes longer than the test it is for. */
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private Certificates() {}

    /** A key store that is also the trust store for itself, with a certificate for the host. */
    static Path self(Path folder, String name, String alternative) {
        Path store = folder.resolve(name + ".p12");
        byte[] made = MADE.computeIfAbsent(name + " " + alternative, unused -> make(store, name, alternative));
        return written(store, out -> out.write(made));
    }

    private static byte[] make(Path store, String name, String alternative) {
        run(
                store.resolveSibling(name + ".log"),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + alternative,
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD);
        try {
            return Files.readAllBytes(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A trust store with the certificate of a key store. */
    static Path trust(Path keyStore) {
        try {
            KeyStore keys = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
            return written(
                    keyStore.resolveSibling(keyStore.getFileName() + ".trust"),
                    out -> trusted.store(out, PASSWORD.toCharArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException, GeneralSecurityException;
    }

    private static Path written(Path file, Content content) {
        try (OutputStream out = Files.newOutputStream(file)) {
            content.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificate and key of a key store as other programs want them, in one file. */
    static Path pem(Path keyStore) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        Path file = keyStore.resolveSibling(keyStore.getFileName() + ".pem");
        return Files.writeString(
                file,
                block("PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded())
                        + block("CERTIFICATE", store.getCertificate(ALIAS).getEncoded()));
    }

    private static String block(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(content));
    }

    private static void run(Path log, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
