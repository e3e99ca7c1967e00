package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each state of a pickup has its own plain answer at the counter. */
class CounterRefusalTests {

    private static final Store STORE = new Store(
            SamplePickups.HERE,
            Store.Kind.STORE,
            "\u5e97",
            "Store",
            "Street 1",
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(10, 0),
            LocalTime.of(22, 0),
            null);

    private final Pickup pickup = SamplePickups.reserved();

    static Stream<Arguments> lives() {
        return Stream.of(
                life("PICKUP_NOT_READY", pickup -> {}),
                life("PICKUP_NOT_READY", pickup -> pickup.accept(SamplePickups.NOON)),
                life("PICKUP_NOT_READY", pickup -> pickup.pick("Lin", SamplePickups.NOON)),
                life("REFUND_PENDING", pickup -> pickup.holdForRefund(true)),
                life("REFUND_PENDING", pickup -> {
                    ready(pickup);
                    pickup.holdForRefund(true);
                }),
                life("PICKUP_IN_QUESTION", pickup -> pickup.reject("DAMAGED")),
                life("PICKUP_ON_ITS_WAY", pickup -> {
                    pickup.reject("DAMAGED");
                    pickup.shipToStore();
                }),
                life("PICKUP_REROUTED", pickup -> {
                    pickup.reject("DAMAGED");
                    pickup.reroute(new StoreId("S002"), "Wang", SamplePickups.NOON);
                }),
                life("PICKUP_CANCELLED", pickup -> pickup.cancel(Map.of(1, 2, 2, 1), SamplePickups.NOON)),
                life("PICKUP_ALREADY_COLLECTED", CounterRefusalTests::collect),
                life("PICKUP_RETURNED", pickup -> {
                    collect(pickup);
                    pickup.takeReturn(Map.of(1, 2, 2, 1), "C1", "Lin", SamplePickups.NOON);
                }),
                life("PICKUP_EXPIRED", pickup -> {
                    ready(pickup);
                    pickup.expire(SamplePickups.EXPIRY);
                }),
                life("PICKUP_GIVEN_UP", pickup -> {
                    ready(pickup);
                    pickup.expire(SamplePickups.EXPIRY);
                    pickup.giveUp();
                }),
                life("PICKUP_PUT_BACK", pickup -> {
                    ready(pickup);
                    pickup.expire(SamplePickups.EXPIRY);
                    pickup.giveUp();
                    pickup.putBack("C1", "Lin", SamplePickups.EXPIRY);
                }),
                life("", CounterRefusalTests::ready));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyStateSaysWhyNot(String code, Consumer<Pickup> life) {
        life.accept(pickup);

        assertThat(at(SamplePickups.HERE, SamplePickups.NOON)).isEqualTo(code);
    }

    @Test
    void goesOverTheCounterOfItsOwnStoreOnly() {
        ready(pickup);

        assertThat(at(new StoreId("S002"), SamplePickups.NOON)).isEqualTo("PICKUP_OTHER_STORE");
    }

    @Test
    void refusesFromTheMomentItExpiresEvenIfNobodyHasNoticed() {
        ready(pickup);

        assertThat(at(SamplePickups.HERE, SamplePickups.EXPIRY.minusNanos(1))).isEmpty();
        assertThat(at(SamplePickups.HERE, SamplePickups.EXPIRY)).isEqualTo("PICKUP_EXPIRED");
    }

    @Test
    void saysWhenAndByWhomItWasCollected() {
        collect(pickup);

        List<Object> facts = new CounterRefusal(pickup, STORE, id -> Optional.of(STORE))
                .at(SamplePickups.HERE, SamplePickups.NOON)
                .orElseThrow()
                .facts();
        assertThat(facts).containsExactly(STORE.at(SamplePickups.NOON), "C1", "Lin", 3);
    }

    @Test
    void saysToWhichStoreItWasMoved() {
        pickup.reject("DAMAGED");
        pickup.reroute(new StoreId("S002"), "Wang", SamplePickups.NOON);

        assertThat(new CounterRefusal(pickup, STORE, id -> Optional.of(STORE))
                        .at(SamplePickups.HERE, SamplePickups.NOON)
                        .orElseThrow()
                        .facts())
                .containsExactly(STORE.at(SamplePickups.NOON), STORE, "S002");
    }

    private String at(StoreId counter, Instant now) {
        return new CounterRefusal(pickup, STORE, id -> Optional.of(STORE))
                .at(counter, now)
                .map(BusinessRuleViolation::code)
                .orElse("");
    }

    private static void ready(Pickup pickup) {
        pickup.markReady("A-03", SamplePickups.EXPIRY, SamplePickups.NOON);
    }

    private static void collect(Pickup pickup) {
        ready(pickup);
        pickup.handOver(Map.of(1, 2, 2, 1), "C1", "Lin", SamplePickups.NOON);
    }

    private static Arguments life(String code, Consumer<Pickup> life) {
        return Arguments.of(code, life);
    }
}
