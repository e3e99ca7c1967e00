package io.tillbridge.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates for a test, made by the JDK's own tool. */
final class Certificates {

    static final String PASSWORD = "changeit";

    private Certificates() {}

    /** A key store that is also the trust store for itself, with a certificate for the host. */
    static Path self(Path folder, String name, String alternative) {
        Path store = folder.resolve(name + ".p12");
        run(
                "-genkeypair",
                "-alias",
                "server",
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
        return store;
    }

    /** A trust store with the certificate of a key store. */
    static Path trust(Path keyStore) {
        Path certificate = keyStore.resolveSibling(keyStore.getFileName() + ".cer");
        Path store = keyStore.resolveSibling(keyStore.getFileName() + ".trust");
        if (Files.exists(store)) {
            return store;
        }
        run(
                "-exportcert",
                "-alias",
                "server",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        run(
                "-importcert",
                "-noprompt",
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        return store;
    }

    /** Certificate and key of a key store as other programs want them, in one file. */
    static Path pem(Path keyStore) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray());
        Path file = keyStore.resolveSibling(keyStore.getFileName() + ".pem");
        return Files.writeString(
                file,
                block(
                                "PRIVATE KEY",
                                store.getKey("server", PASSWORD.toCharArray()).getEncoded())
                        + block("CERTIFICATE", store.getCertificate("server").getEncoded()));
    }

    private static String block(String what, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(content));
    }

    private static void run(String... arguments) {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("keytool", ".log");
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
