package io.tillbridge.reports;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends reports by mail. */
@Component
@EnableConfigurationProperties(MailProperties.class)
class ReportMailer {

    private static final String PATIENCE = "15000";

    private final MailProperties settings;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    ReportMailer(MailProperties settings) {
        this.settings = settings;
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        sender.setProtocol(settings.protocol());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        properties.put("mail." + settings.protocol() + ".connectiontimeout", PATIENCE);
        properties.put("mail." + settings.protocol() + ".timeout", PATIENCE);
        properties.put("mail." + settings.protocol() + ".writetimeout", PATIENCE);
        properties.put("mail.smtps.ssl.checkserveridentity", "true");
        if (!settings.user().isEmpty()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
            properties.put("mail." + settings.protocol() + ".auth", "true");
        }
    }

    /**
     * Sends one mail.
     *
     * @param files by name
     * @throws MailException if it is not taken; it may be tried again
     */
    void send(List<String> to, String subject, String text, Map<String, byte[]> files) {
        if (settings.host().isEmpty()) {
            throw new MailPreparationException("no mail server: set tillbridge.reports.mail.host");
        }
        var message = sender.createMimeMessage();
        try {
            var mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            mail.setFrom(settings.from());
            mail.setTo(to.toArray(String[]::new));
            mail.setSubject(subject);
            mail.setText(text);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                mail.addAttachment(file.getKey(), new ByteArrayResource(file.getValue()));
            }
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }
}
