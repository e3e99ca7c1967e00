package io.tillbridge.tills;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.integration.TillLogin;
import io.tillbridge.integration.TillLogins;
import io.tillbridge.integration.TillPost;
import io.tillbridge.integration.TillWire;
import io.tillbridge.shared.InboundMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where tills' messages come in and answers go out: sorted into one lane for each till, then worked on, lane by lane. */
@Component("tillMessages")
class TillMessages {

    private static final Logger log = LoggerFactory.getLogger(TillMessages.class);
    private static final String TILL = "till";
    private static final String TEXT = "till-text";
    private static final String CORRELATION = "till-correlation";
    private static final String ANSWER_IN = "till-answer-in";

    private final TillLogins logins;
    private final TillRates rates;
    private final TillDesk desk;
    private final TillPost post;
    private final ObjectMapper json;
    private final String lanes;

    TillMessages(
            TillLogins logins,
            TillRates rates,
            TillDesk desk,
            TillPost post,
            ObjectMapper json,
            @Value("${tillbridge.queue.tills-lanes}") String lanes) {
        this.logins = logins;
        this.rates = rates;
        this.desk = desk;
        this.post = post;
        this.json = json;
        this.lanes = lanes;
    }

    /**
     * Puts each request into its till's lane. Who asks is what the broker has verified; a sender that is no till of ours has no
     * queue that we would answer in.
     */
    public void sort(@Body List<InboundMessage> requests) {
        for (InboundMessage request : requests) {
            String sender = requireNonNullElse(request.headers().get(TillWire.SENDER), "");
            logins.find(sender)
                    .ifPresentOrElse(
                            till -> sort(request, till),
                            () -> log.warn("A request of \"{}\", who is no till in tillbridge.broker.users", sender));
        }
    }

    private void sort(InboundMessage request, TillLogin till) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(TILL, till.user());
        headers.put(TEXT, Boolean.toString(isText(request)));
        headers.put(CORRELATION, correlation(request));
        headers.put(ANSWER_IN, answerQueue(request, till));
        try {
            rates.count(till.user());
            post.forward(lanes, till.user(), headers, request.body());
        } catch (TillRejected no) {
            send(desk.refuse(request, till, no), till, headers);
        }
    }

    /** Works on one till's next request and answers it. */
    public void answer(@Body List<InboundMessage> requests) {
        for (InboundMessage request : requests) {
            till(request).ifPresent(till -> send(desk.answer(decoded(request), till), till, request.headers()));
        }
    }

    /** Tells the till that its request failed here; it was set aside for IT to look at. */
    public void giveUp(@Body List<InboundMessage> requests) {
        for (InboundMessage request : requests) {
            till(request)
                    .ifPresent(till ->
                            send(desk.refuse(decoded(request), till, TillRejected.failed()), till, request.headers()));
        }
    }

    private Optional<TillLogin> till(InboundMessage request) {
        return logins.find(request.header(TILL));
    }

    private static InboundMessage decoded(InboundMessage request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.put(TillWire.BODY, Boolean.parseBoolean(request.header(TEXT)) ? TillWire.TEXT : TillWire.BYTES);
        return new InboundMessage(
                request.key(),
                request.businessKey(),
                request.body(),
                headers,
                request.receivedAt(),
                request.replayOf());
    }

    private void send(TillAnswer answer, TillLogin till, Map<String, String> headers) {
        boolean text = Boolean.parseBoolean(headers.get(TEXT));
        byte[] body = bytes(answer, text ? StandardCharsets.UTF_8 : till.charset());
        post.answer(new TillPost.Answer(
                requireNonNullElse(headers.get(ANSWER_IN), till.replyQueue()), headers.get(CORRELATION), text, body));
    }

    private byte[] bytes(TillAnswer answer, Charset charset) {
        try {
            return json.writeValueAsString(answer).getBytes(charset);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answers are always JSON", e);
        }
    }

    private static boolean isText(InboundMessage request) {
        return TillWire.TEXT.equals(request.headers().get(TillWire.BODY));
    }

    /** By the request's correlation id, or else by its message id: both are in use. */
    private static String correlation(InboundMessage request) {
        String own = request.headers().get(TillWire.CORRELATION_ID);
        return own == null ? requireNonNullElse(request.headers().get(TillWire.MESSAGE_ID), "") : own;
    }

    /**
     * Where the till may be answered: in its own queue, or in one that it made for itself. Any other would let a till write where
     * it has no right to.
     */
    private static String answerQueue(InboundMessage request, TillLogin till) {
        String wanted = request.headers().get(TillWire.REPLY_TO);
        return wanted != null && TillLogin.isTemporary(wanted) ? wanted : till.replyQueue();
    }
}
