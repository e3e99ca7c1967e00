package io.tillbridge.reports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that reports go by.
 *
 * @param host empty for none: then reports are not sent by mail, and each is listed as failed with that reason
 * @param protocol {@code smtps}, or {@code smtp} for a relay on the same machine only
 * @param password a secret
 */
@ConfigurationProperties("tillbridge.reports.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("465") int port,
        @DefaultValue("smtps") String protocol,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("reports@localhost") String from) {

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
