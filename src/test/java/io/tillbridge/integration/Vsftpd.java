package io.tillbridge.integration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tillbridge.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debian's vsftpd, where it is installed. Its anonymous log-in with a list of passwords needs no account of the machine. */
final class Vsftpd implements TestServer {

    private static final Path PROGRAM = Path.of("/usr/sbin/vsftpd");

    private static final String TLS = """
            ssl_enable=YES
            allow_anon_ssl=YES
            force_anon_logins_ssl=YES
            force_anon_data_ssl=YES
            ssl_ciphers=HIGH
            require_ssl_reuse=NO
            rsa_cert_file=%1$s
            rsa_private_key_file=%1$s
            """;

    private final int port = Ports.free();
    private final Path home;
    private final Path passwords;
    private final ServerProcess process;

    /** @param certificate and its key; null for no TLS */
    Vsftpd(Path folder, @Nullable Path certificate) throws IOException {
        ServerProcess.open(folder, "rwxr-xr-x");
        this.home = Files.createDirectories(folder.resolve("vsftpd-home"));
        Path out = Files.createDirectories(home.resolve("out"));
        ServerProcess.open(out, "rwxrwxrwx");
        this.passwords = folder.resolve("passwords");
        changePassword(PASSWORD);
        Path configuration = folder.resolve("vsftpd.conf");
        Files.writeString(
                configuration,
                """
                listen=YES
                background=NO
                listen_address=127.0.0.1
                listen_port=%d
                anonymous_enable=YES
                local_enable=NO
                secure_email_list_enable=YES
                email_password_file=%s
                ftp_username=ftp
                chown_uploads=NO
                write_enable=YES
                anon_root=%s
                anon_upload_enable=YES
                anon_mkdir_write_enable=YES
                anon_other_write_enable=YES
                anon_world_readable_only=NO
                anon_umask=000
                file_open_mode=0666
                port_enable=NO
                secure_chroot_dir=%s
                seccomp_sandbox=NO
                """.formatted(port, passwords, home, Files.createDirectories(folder.resolve("empty")))
                        + (certificate == null ? "" : TLS.formatted(certificate)));
        this.process = new ServerProcess(
                port, folder.resolve("vsftpd.log"), List.of(PROGRAM.toString(), configuration.toString()));
    }

    /** Skips the tests, visibly, where it cannot be started. */
    static void mustBeInstalled() {
        assumeTrue(Files.isExecutable(PROGRAM), "vsftpd is not installed: not tried against it");
        assumeTrue(ServerProcess.isRoot(), "vsftpd is only started by root: not tried against it");
    }

    @Override
    public String user() {
        return "anonymous";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public void changePassword(String password) throws IOException {
        Files.writeString(passwords, password + "\n");
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
