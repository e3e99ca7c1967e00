package io.tillbridge.coupons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.UnreadableMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Turns "a car park is to hear of something" into a question, and its answer into where the coupon stands. */
@Component("couponMessages")
class CouponMessages {

    private static final String DUE = "parking-due";
    private static final String ASKED = "parking-asked";

    private final ObjectMapper json;
    private final Parking parking;
    private final CouponClock clock;

    CouponMessages(ObjectMapper json, Parking parking, CouponClock clock) {
        this.json = json;
        this.parking = parking;
        this.clock = clock;
    }

    /** The question as JSON; no body where nothing is to be asked any more. */
    public void ask(@Body List<InboundMessage> messages, Exchange exchange) throws IOException {
        ParkingDue due = read(messages.get(0));
        Optional<Parking.Question> question = parking.question(due.redemption(), due.coupon());
        exchange.setProperty(DUE, due);
        if (question.isPresent()) {
            boolean grant = question.get().action().equals("GRANT");
            exchange.setProperty(ASKED, grant ? ParkingState.PENDING : ParkingState.VOID_PENDING);
            exchange.getMessage().setBody(json.writeValueAsBytes(question.get()));
        } else {
            exchange.getMessage().setBody(null);
        }
    }

    /**
     * Keeps what the car park said: {@code {"accepted": true}}, or false with a reason.
     *
     * @throws UnreadableMessage if it said something else
     */
    public void answer(@Body byte[] answer, Exchange exchange) {
        var due = exchange.getProperty(DUE, ParkingDue.class);
        var asked = exchange.getProperty(ASKED, ParkingState.class);
        JsonNode said = tree(answer);
        if (!said.path("accepted").isBoolean()) {
            throw new UnreadableMessage("the car park's answer does not say whether it accepts");
        }
        String why = said.path("reason").isTextual() ? said.path("reason").asText() : null;
        parking.answered(
                due.redemption(), due.coupon(), asked, said.path("accepted").asBoolean(), why, clock.now());
    }

    private ParkingDue read(InboundMessage message) {
        try {
            return json.readValue(message.body(), ParkingDue.class);
        } catch (IOException e) {
            throw new UnreadableMessage("not a parking-due event", e);
        }
    }

    private JsonNode tree(byte[] answer) {
        try {
            return json.readTree(answer);
        } catch (IOException e) {
            throw new UnreadableMessage("the car park's answer is no JSON", e);
        }
    }
}
