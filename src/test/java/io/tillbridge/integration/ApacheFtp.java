package io.tillbridge.integration;

import io.tillbridge.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** Apache FtpServer, plain or with TLS that is asked for. */
final class ApacheFtp implements TestServer {

    private final FtpServer server;
    private final UserManager users;
    private final Path home;
    private final int port = Ports.free();

    ApacheFtp(Path folder, @Nullable Path keyStore) throws FtpException, IOException {
        this.home = Files.createDirectories(folder.resolve("ftp-home"));
        var factory = new FtpServerFactory();
        var listener = new ListenerFactory();
        listener.setPort(port);
        listener.setServerAddress("127.0.0.1");
        var data = new DataConnectionConfigurationFactory();
        data.setActiveEnabled(false);
        if (keyStore != null) {
            var tls = new SslConfigurationFactory();
            tls.setKeystoreFile(keyStore.toFile());
            tls.setKeystorePassword(Certificates.PASSWORD);
            tls.setKeystoreType("PKCS12");
            listener.setSslConfiguration(tls.createSslConfiguration());
            data.setSslConfiguration(tls.createSslConfiguration());
        }
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        factory.addListener("default", listener.createListener());
        this.users = new PropertiesUserManagerFactory().createUserManager();
        factory.setUserManager(users);
        changePassword(PASSWORD);
        this.server = factory.createServer();
        server.start();
    }

    @Override
    public void changePassword(String password) throws FtpException {
        var user = new BaseUser();
        user.setName(USER);
        user.setPassword(password);
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        users.save(user);
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
    public void close() {
        server.stop();
    }
}
