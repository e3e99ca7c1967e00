package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter as it is shipped, at a real mail server. */
class ShopperMailMessagesTests {

    private static final UUID ID = new UUID(7, 7);
    private static final String TEXT = "【静安店】取货码 1234 567 897 Pickup code 1234 567 897 at Jing'an.";

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final CamelContext camel = new DefaultCamelContext();
    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void start() {
        server.setUser("till", "till", "a pass+word&");
        server.start();
        camel.getRegistry().bind("shopperMailMessages", new ShopperMailMessages(json));
        camel.getComponent("kamelet", KameletComponent.class).setLocation("classpath:adapters/notify");
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.stop();
    }

    @Test
    void theMailHoldsTheTextAndTheOrder() throws Exception {
        send();

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("PICKUP_CODE GENERIC/LR-1");
        assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT);
        assertThat(mail.getHeader(ShopperMailMessages.NOTICE)).containsExactly(ID.toString());
        assertThat(GreenMailUtil.getAddressList(mail.getAllRecipients())).isEqualTo("gateway@sms.example");
        assertThat(GreenMailUtil.getAddressList(mail.getFrom())).isEqualTo("pickup@till.example");
    }

    @Test
    void nothingThatCameWithTheMessageBecomesAMailHeader() throws Exception {
        try (var producer = camel.createProducerTemplate()) {
            producer.sendBodyAndHeader(uri(), notice(), "Bcc", "stranger@example.org");
        }

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    }

    @Test
    void aServerThatIsDownIsAFailureAndNotASilentLoss() {
        String uri = uri();
        server.stop();

        assertThatExceptionOfType(CamelExecutionException.class).isThrownBy(() -> {
            try (var producer = camel.createProducerTemplate()) {
                producer.sendBody(uri, notice());
            }
        });
    }

    private void send() throws Exception {
        try (var producer = camel.createProducerTemplate()) {
            producer.sendBody(uri(), notice());
        }
    }

    private String uri() {
        return "kamelet:shopper-mail-sink?protocol=smtp&host=127.0.0.1&port="
                + server.getSmtp().getPort()
                + "&user=till&password=RAW(a pass+word&)&from=pickup@till.example&to=gateway@sms.example";
    }

    private byte[] notice() throws Exception {
        var notice = new ShopperNotice(
                ID, new UUID(0, 1), "PICKUP_CODE", "GENERIC", "LR-1", "S001", TEXT, "1234 567 897", "P123");
        return json.writeValueAsString(notice).getBytes(StandardCharsets.UTF_8);
    }
}
