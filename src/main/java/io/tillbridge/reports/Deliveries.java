package io.tillbridge.reports;

import io.tillbridge.reports.Delivery.Reason;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.FileDrop;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends reports to who has subscribed to them, once a day, and once more where the day turned out to be another one. A sending
 * that fails is tried again later and later, then listed as failed and told in the audit.
 */
@Component
class Deliveries {

    private static final int MOST_ATTEMPTS = 6;
    private static final int DAYS_LOOKED_BACK = 2;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);

    private final Subscriptions subscriptions;
    private final ReportDesk desk;
    private final DayEnd dayEnd;
    private final ReportFiles files;
    private final ReportMailer mailer;
    private final FileDrop drop;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            Subscriptions subscriptions,
            ReportDesk desk,
            DayEnd dayEnd,
            ReportFiles files,
            ReportMailer mailer,
            FileDrop drop,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.desk = desk;
        this.dayEnd = dayEnd;
        this.files = files;
        this.mailer = mailer;
        this.drop = drop;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Writes down what is to be sent by now. */
    @Transactional
    void plan() {
        subscriptions.all().stream().filter(Subscription::enabled).forEach(this::plan);
    }

    private void plan(Subscription one) {
        StoreDays.Rule rule = dayEnd.rule(one.store());
        LocalDate today = dayEnd.today(rule);
        for (int back = DAYS_LOOKED_BACK; back >= 1; back--) {
            LocalDate date = today.minusDays(back);
            Instant moment =
                    date.plusDays(1).atTime(one.at()).atZone(rule.zone()).toInstant();
            if (clock.instant().isBefore(moment)) {
                continue;
            }
            List<Delivery> before = subscriptions.of(one.id(), date);
            if (none(before, Reason.SCHEDULE)) {
                subscriptions.due(one, date, Reason.SCHEDULE);
            } else if (none(before, Reason.CORRECTED) && correctedSince(one, date, before)) {
                subscriptions.due(one, date, Reason.CORRECTED);
            }
        }
    }

    private static boolean none(List<Delivery> before, Reason reason) {
        return before.stream().noneMatch(each -> each.reason() == reason);
    }

    private boolean correctedSince(Subscription one, LocalDate date, List<Delivery> before) {
        @Nullable
        Instant sent = before.stream()
                .filter(each -> each.reason() == Reason.SCHEDULE)
                .map(Delivery::sentAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return sent != null
                && desk.data(one.report(), store(one), date).corrections().stream()
                        .anyMatch(correction -> correction.foundAt().isAfter(sent));
    }

    /** Has a subscription sent at once, about any day. */
    @Transactional
    UUID now(Subscription one, LocalDate date) {
        return subscriptions.due(one, date, Reason.NOW);
    }

    /** Sends the next one; false if there is none. Whatever goes wrong with one keeps no other from being sent. */
    boolean sendNext() {
        Optional<Delivery> next = subscriptions.next();
        next.ifPresent(delivery -> {
            try {
                send(delivery);
            } catch (MailException | BusinessRuleViolation | IllegalStateException | UncheckedIOException e) {
                transaction.executeWithoutResult(status -> fail(delivery, String.valueOf(e.getMessage())));
            }
        });
        return next.isPresent();
    }

    private void send(Delivery delivery) {
        Subscription to = subscriptions.find(delivery.subscription()).orElseThrow();
        ReportDefinition report = desk.definition(to.report());
        ReportData data = desk.data(to.report(), store(to), delivery.date());
        ReportTexts texts = desk.texts(report, data, to.language());
        Map<String, byte[]> made = new LinkedHashMap<>();
        to.formats()
                .forEach(format -> made.put(ReportFiles.name(data, format), files.bytes(report, data, texts, format)));
        if (!to.addresses().isEmpty()) {
            mailer.send(to.addresses(), subject(delivery, data, texts), texts.body(data), made);
        }
        transaction.executeWithoutResult(status -> {
            to.links().forEach(link -> made.forEach((name, bytes) -> drop.add(link, name(delivery, name), bytes)));
            subscriptions.sent(delivery.id());
        });
    }

    /** The file of a corrected sending must not be taken for the first one. */
    private static String name(Delivery delivery, String name) {
        return switch (delivery.reason()) {
            case SCHEDULE -> name;
            case CORRECTED -> "corrected-" + name;
            case NOW -> delivery.id() + "-" + name;
        };
    }

    private static String subject(Delivery delivery, ReportData data, ReportTexts texts) {
        return (delivery.reason() == Reason.CORRECTED ? texts.corrected() + " " : "") + texts.title() + "  "
                + texts.subtitle(data);
    }

    private void fail(Delivery delivery, String why) {
        boolean last = delivery.attempts() + 1 >= MOST_ATTEMPTS;
        Instant again = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << delivery.attempts()));
        subscriptions.failed(delivery, why, last, again);
        if (last) {
            events.publishEvent(new Audited(
                    "report-delivery",
                    "REPORT_NOT_SENT",
                    delivery.subscription() + " " + delivery.date(),
                    why.length() <= 500 ? why : why.substring(0, 500)));
        }
    }

    private static @Nullable String store(Subscription one) {
        return one.store().equals(StoreDay.COMPANY) ? null : one.store();
    }
}
