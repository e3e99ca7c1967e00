package io.tillbridge.pickup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Makes a mail of what a shopper is told; for the adapter shopper-mail-sink. */
@Component("shopperMailMessages")
class ShopperMailMessages {

    /** The same again is the same notice: a mail may be sent twice when the server fails in the middle. */
    static final String NOTICE = "X-Tillbridge-Notice";

    private final ObjectMapper json;

    ShopperMailMessages(ObjectMapper json) {
        this.json = json;
    }

    /** Puts the text into the body, and kind, channel and order, by which a gateway finds the phone, into the subject. */
    public void write(Exchange exchange) throws IOException {
        Message mail = exchange.getMessage();
        ShopperNotice notice = json.readValue(mail.getBody(byte[].class), ShopperNotice.class);
        mail.removeHeaders("*");
        mail.setHeader("Subject", notice.kind() + " " + notice.channel() + "/" + notice.orderId());
        mail.setHeader(NOTICE, notice.id().toString());
        mail.setBody(notice.text());
    }
}
