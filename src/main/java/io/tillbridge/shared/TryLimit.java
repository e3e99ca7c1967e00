package io.tillbridge.shared;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stops a device that guesses, and raises the alarm for a store where many guess (reliability.md 3.4). In memory, for
 * each node: no scan pays for a look into the database.
 */
@Component
public class TryLimit {

    private static final Logger log = LoggerFactory.getLogger(TryLimit.class);

    private static final int MOST_KEYS = 10_000;
    private static final int ALARM_AT = 60;
    private static final Duration ALARM_WITHIN = Duration.ofHours(1);
    private static final Set<String> GUESSES = Set.of(
            "CODE_UNKNOWN",
            "CODE_CHECK_DIGIT",
            "COUPON_UNKNOWN",
            "COUPON_CHECK_DIGIT",
            "IDENTITY_MISMATCH",
            "TOKEN_UNREADABLE",
            "TOKEN_FORGED",
            "TOKEN_UNKNOWN_KEY",
            "TOKEN_REVOKED_KEY");

    private final Map<String, DeviceTries> devices = latest();
    private final Map<String, Deque<Instant>> stores = latest();
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;

    TryLimit(ApplicationEventPublisher events, MeterRegistry meters, Clock clock) {
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    /** Runs the look-up unless this caller has guessed too often; a wrong guess counts, a right one never. */
    public <T> T guarded(Caller caller, Supplier<T> lookUp) {
        DeviceTries tries = devices.computeIfAbsent(caller.id(), id -> new DeviceTries(clock));
        tries.begin();
        boolean wrong = false;
        try {
            return lookUp.get();
        } catch (BusinessRuleViolation no) {
            wrong = GUESSES.contains(no.code());
            throw no;
        } finally {
            if (wrong) {
                tries.endWrong().ifPresent(pause -> locked(caller, pause));
                countAtStore(caller);
            } else {
                tries.endRight();
            }
        }
    }

    private void locked(Caller caller, Duration pause) {
        log.warn("{} waits {} after too many wrong codes", caller.id(), pause);
        meters.counter("tillbridge.tries.locked", "what", "device").increment();
        events.publishEvent(new Audited(
                caller.id(),
                "TRY_LOCKED",
                "device " + caller.id(),
                "too many wrong codes or identities, waits " + pause.toSeconds() + " s"));
    }

    private void countAtStore(Caller caller) {
        String store = caller.store() == null ? "all" : caller.store().code();
        Deque<Instant> wrong = stores.computeIfAbsent(store, key -> new ArrayDeque<>());
        Instant now = clock.instant();
        synchronized (wrong) {
            wrong.removeIf(at -> !at.plus(ALARM_WITHIN).isAfter(now));
            wrong.addLast(now);
            if (wrong.size() < ALARM_AT) {
                return;
            }
            wrong.clear();
        }
        log.warn("{} wrong codes or identities within an hour at store {}, last by {}", ALARM_AT, store, caller.id());
        meters.counter("tillbridge.tries.alarms", "store", store).increment();
        events.publishEvent(new Audited(
                caller.id(), "TRY_ALARM", "store " + store, ALARM_AT + " wrong codes or identities within an hour"));
    }

    int knownDevices() {
        return devices.size();
    }

    /** Knows the keys used last; memory stays bounded however many there are. */
    private static <V> Map<String, V> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_KEYS;
            }
        });
    }
}
