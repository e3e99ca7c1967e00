package io.tillbridge.integration;

import io.tillbridge.integration.JournalRows.Entry;
import io.tillbridge.integration.JournalRows.Fate;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.MessageParked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows every message that was ever taken from a queue. Recording a message and doing what it says is one transaction,
 * so a message that comes again, for whatever reason, finds itself here and changes nothing.
 */
@Component
public class MessageJournal {

    /** Exchange property: the queue a message came from. */
    static final String CONSUMER = "journal-consumer";

    private static final Logger log = LoggerFactory.getLogger(MessageJournal.class);

    private final JournalRows rows;
    private final ApplicationEventPublisher events;

    MessageJournal(JournalRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    /** Records the group as done and returns those of it that are new; the caller's transaction decides both. */
    @Transactional
    public List<InboundMessage> admit(@Body List<InboundMessage> group, @ExchangeProperty(CONSUMER) String consumer) {
        Map<String, String> known = rows.known(consumer, group);
        List<InboundMessage> fresh = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (InboundMessage message : group) {
            if (message.replayOf() != null) {
                if (rows.endReplay(message)) {
                    fresh.add(message);
                }
                continue;
            }
            String sha256 = Sha256.hex(message.body());
            String before = known.putIfAbsent(message.key(), sha256);
            if (before == null) {
                fresh.add(message);
                entries.add(new Entry(message.key(), message, sha256, Fate.DONE));
            } else if (!before.equals(sha256)) {
                parkConflict(consumer, message, sha256);
            }
        }
        rows.insert(consumer, entries);
        return fresh;
    }

    /** Records a message that could not be worked on, with the reason and its original bytes. */
    @Transactional
    public void park(
            @Body List<InboundMessage> messages,
            @ExchangeProperty(CONSUMER) String consumer,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        Throwable root = Failures.root(failure);
        String reason = root instanceof BusinessRuleViolation ? root.getMessage() : root.toString();
        var fate = new Fate(
                Failures.isFinal(failure) ? "PARKED" : "DEAD",
                Failures.code(failure),
                JournalRows.cut(String.valueOf(reason), 1000));
        messages.forEach(message -> settle(consumer, message, fate));
        messages.forEach(message -> events.publishEvent(new MessageParked(consumer, message.key(), root)));
    }

    /** Records what the broker itself gave up, after a crash in every attempt for example. */
    @Transactional
    public void recordDeadLetters(@Body List<InboundMessage> messages) {
        var fate = new Fate("DEAD", "BROKER_GAVE_UP", "the broker gave up after the last delivery attempt");
        messages.forEach(
                message -> settle(message.headers().getOrDefault(JmsMessages.DEAD_FROM, "unknown"), message, fate));
    }

    private void settle(String consumer, InboundMessage message, Fate fate) {
        if (!rows.settle(consumer, message.key(), fate)) {
            if (rows.isKnown(consumer, message.key())) {
                log.info(
                        "Message {} from {} was done before; {} changes nothing", message.key(), consumer, fate.code());
                return;
            }
            rows.insert(consumer, List.of(new Entry(message.key(), message, Sha256.hex(message.body()), fate)));
        }
        log.warn("Message {} from {} is {}: {} {}", message.key(), consumer, fate.state(), fate.code(), fate.reason());
    }

    /** Two different messages under one key: the second is kept for a person to look at, never silently dropped. */
    private void parkConflict(String consumer, InboundMessage message, String sha256) {
        String key = JournalRows.cut(message.key(), 180) + "#" + sha256.substring(0, 16);
        if (!rows.isKnown(consumer, key)) {
            var fate = new Fate("PARKED", "MESSAGE_CONFLICT", "same key as an earlier message, other content");
            rows.insert(consumer, List.of(new Entry(key, message, sha256, fate)));
            log.warn("Message {} from {} came again with other content and is parked", message.key(), consumer);
        }
    }
}
