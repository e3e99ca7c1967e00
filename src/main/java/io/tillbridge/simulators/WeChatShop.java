package io.tillbridge.simulators;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A WeChat shop that exists in memory only: its orders, and the access tokens it gave out. */
@Component
@Profile("demo")
class WeChatShop {

    static final String APP_ID = "wxdemo0000000001";
    static final String APP_SECRET = "demo-wechat-secret";
    static final Duration TOKEN_LIFE = Duration.ofHours(2);

    private static final Duration TOKEN_MARGIN = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, WeChatOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    WeChatShop(Clock clock) {
        this.clock = clock;
    }

    /** The present token, which stays the same until it is nearly used up, as WeChat's stable tokens do. */
    synchronized String token() {
        Instant lastMoment = clock.instant().plus(TOKEN_MARGIN);
        tokens.values().removeIf(end -> end.isBefore(clock.instant()));
        return tokens.entrySet().stream()
                .filter(token -> token.getValue().isAfter(lastMoment))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(this::newToken);
    }

    /** Seconds the token is still good for; 0 when it is not ours or has run out. */
    long secondsLeft(String token) {
        Instant end = tokens.get(token);
        return end == null
                ? 0
                : Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }

    WeChatOrder sell(String store, List<WeChatOrder.Item> items, String phone) {
        var now = clock.instant();
        String id = "37%013d%04d".formatted(now.toEpochMilli(), Math.floorMod(numbers.incrementAndGet(), 10_000));
        var order = new WeChatOrder(id, WeChatOrder.PAID, store, items, phone, now, now);
        orders.put(id, order);
        return order;
    }

    Optional<WeChatOrder> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    Optional<WeChatOrder> cancel(String id) {
        return Optional.ofNullable(orders.computeIfPresent(id, (key, order) -> order.cancelled(clock.instant())));
    }

    private String newToken() {
        String token = "demo-token-%d-%04d"
                .formatted(clock.instant().toEpochMilli(), Math.floorMod(numbers.incrementAndGet(), 10_000));
        tokens.put(token, clock.instant().plus(TOKEN_LIFE));
        return token;
    }
}
