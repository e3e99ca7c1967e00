package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Crowd;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.orders.OrderCancelled;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;

/** What two people do to one pickup at the same moment, with real threads on a real database. */
abstract class PickupRaces {

    private static final int ROUNDS = 60;
    private static final Caller WHO = PickupsUnderTest.MANAGER;
    private static final IdentityCheck ID = new IdentityCheck(IdentityCheck.Method.ID_SEEN, null, null);

    private static final IdentityCheck DIGITS = new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null);

    private final PickupsUnderTest house;

    PickupRaces(PickupsUnderTest house) {
        this.house = house;
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(house.differences()).isEmpty();
        house.close();
    }

    /** Two of three only look, with digits or with the QR. */
    @Test
    void tenThousandScansAndHandOversOfOneCodeAreOneHandOver() {
        UUID pickup = ready();
        String digits = house.code(pickup);
        String token = house.bean(OfflineProofs.class).of(house.pickup(pickup).paper(), new PickupCode(digits));

        List<String> outcomes = new Crowd(32).each(10_000, i -> {
            String code = i % 2 == 0 ? digits : token;
            return i % 3 == 0 ? handOver(pickup, code, Map.of()) : scan(code);
        });

        assertThat(Collections.frequency(outcomes, "DONE")).isOne();
        assertThat(outcomes).isSubsetOf("DONE", "MAY_GO", "PICKUP_ALREADY_COLLECTED");
        assertThat(house.jdbc()
                        .sql("select count(*) from pickup_handover")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void aCodeForSomebodyElseIsUsedOnceHoweverManyHaveIt() {
        var proxy = new IdentityCheck(IdentityCheck.Method.PROXY_CODE, null, null);
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();
            house.bean(CodeDesk.class).nameProxy(pickup, "Zhou", WHO);
            String code = house.bean(PickupCodes.class)
                    .revealForProxy(List.of(pickup))
                    .values()
                    .iterator()
                    .next()
                    .digits();

            List<String> outcomes = both(
                    8,
                    i -> attempt(
                            () -> house.bean(HandoverDesk.class).handOver(pickup, code, proxy, Map.of(1, 1), WHO)));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "CODE_USED");
        }
    }

    @Test
    void withAndWithoutTheCodeIsStillOneHandOver() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();

            List<String> outcomes = both(
                    8,
                    i -> i % 2 == 0
                            ? handOver(pickup)
                            : attempt(
                                    () -> house.bean(HandoverDesk.class).withoutCode(pickup, "x", ID, Map.of(), WHO)));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
        }
    }

    @Test
    void aDoubleHandOverIsOneHandOver() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();

            List<String> outcomes = both(16, i -> handOver(pickup));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(outcomes).containsOnly("DONE", "PICKUP_ALREADY_COLLECTED");
        }
    }

    @Test
    void partsOfAPickupGoOutOnceEach() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();

            List<String> outcomes = both(
                    8,
                    i -> attempt(() -> house.bean(HandoverDesk.class).withoutCode(pickup, "x", ID, Map.of(1, 1), WHO)));

            assertThat(Collections.frequency(outcomes, "DONE")).isEqualTo(2);
            assertThat(house.pickup(pickup).pieces().out()).isEqualTo(2);
        }
    }

    @Test
    void aHandOverIsUndoneOnceHoweverManyTry() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();
            handOver(pickup);

            List<String> outcomes = both(8, i -> undo(pickup));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.READY);
        }
    }

    /** Whichever comes first: the goods are on the shelf again and expire, or they expire nowhere. */
    @Test
    void undoAgainstExpiry() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();
            house.clock.turn(Duration.ofDays(7).minusSeconds(60));
            handOver(pickup);
            house.clock.turn(Duration.ofSeconds(60));

            List<String> outcomes = both(2, i -> i == 0 ? undo(pickup) : pass());
            pass();

            assertThat(outcomes).containsOnly("DONE");
            assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.EXPIRED);
        }
    }

    @Test
    void rejectAgainstHandOver() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();

            List<String> outcomes =
                    both(2, i -> i == 0 ? reject(pickup, RejectionDesk.Variance.PIECES) : handOver(pickup));

            assertThat(Collections.frequency(outcomes, "DONE")).isOne();
            assertThat(house.pickup(pickup).state())
                    .isEqualTo(outcomes.get(0).equals("DONE") ? PickupState.REJECTED : PickupState.COLLECTED);
        }
    }

    @Test
    void cancelAgainstHandOver() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();
            UUID order = house.pickup(pickup).paper().order();

            List<String> outcomes =
                    both(2, i -> i == 0 ? attempt(() -> house.publish(new OrderCancelled(order))) : handOver(pickup));

            boolean handedOver = outcomes.get(1).equals("DONE");
            assertThat(house.pickup(pickup).state())
                    .isEqualTo(handedOver ? PickupState.COLLECTED : PickupState.CANCELLED);
        }
    }

    @Test
    void expiryAgainstHandOver() {
        for (int round = 0; round < ROUNDS; round++) {
            UUID pickup = ready();
            house.clock.turn(Duration.ofDays(7).minusNanos(1));

            List<String> outcomes = both(2, i -> {
                if (i == 0) {
                    house.clock.turn(Duration.ofNanos(1));
                    return pass();
                }
                return handOver(pickup);
            });
            pass();

            boolean handedOver = outcomes.get(1).equals("DONE");
            assertThat(house.pickup(pickup).state())
                    .isEqualTo(handedOver ? PickupState.COLLECTED : PickupState.EXPIRED);
        }
    }

    /** Two pickers find the same shelf empty, while a buyer comes in: nobody waits in a ring, nothing is oversold. */
    @Test
    void twoRejectionsThatReachOverEachOthersPickups() {
        for (int round = 0; round < ROUNDS; round++) {
            Sku sku = house.article(20, 0);
            List<UUID> waiting = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                waiting.add(order(sku, 2));
            }

            List<String> outcomes = both(
                    3, i -> i == 2 ? attempt(() -> order(sku, 2)) : reject(waiting.get(i), RejectionDesk.Variance.ALL));

            assertThat(Collections.frequency(outcomes.subList(0, 2), "DONE")).isPositive();
            waiting.forEach(pickup -> assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.REJECTED));
            var level = house.level(PickupsUnderTest.HERE, sku);
            assertThat(level.onHand()).isEqualTo(level.reserved());
        }
    }

    @Test
    void countAgainstReserve() {
        for (int round = 0; round < ROUNDS; round++) {
            Sku sku = house.article(5, 0);

            List<UUID> pickups = Collections.synchronizedList(new ArrayList<>());

            List<String> outcomes = both(
                    8,
                    i -> i % 2 == 0
                            ? attempt(() -> pickups.add(order(sku, 1)))
                            : attempt(
                                    () -> house.bean(StockLedger.class).count(PickupsUnderTest.HERE, sku, i, "test")));

            var level = house.level(PickupsUnderTest.HERE, sku);
            assertThat(pickups).hasSize(4);
            assertThat(pickups)
                    .filteredOn(pickup -> house.pickup(pickup).state() == PickupState.RESERVED)
                    .hasSize(Math.toIntExact(level.reserved()));
            List<Long> counted = IntStream.range(0, 8)
                    .filter(i -> i % 2 == 1 && outcomes.get(i).equals("DONE"))
                    .mapToObj(i -> (long) i)
                    .toList();
            assertThat(level.onHand()).isIn(counted.isEmpty() ? List.of(5L) : counted);
        }
    }

    @Test
    void arrivalAgainstCancellation() {
        for (int round = 0; round < ROUNDS; round++) {
            Sku sku = house.article(0, 5);
            UUID pickup = order(sku, 2);
            house.bean(DecisionDesk.class)
                    .decide(
                            pickup,
                            new DecisionDesk.Decision(DecisionDesk.Kind.SHIP_TO_STORE, PickupsUnderTest.THERE),
                            WHO);
            UUID transfer =
                    house.bean(Transfers.class).underWay(pickup).orElseThrow().id();
            UUID order = house.pickup(pickup).paper().order();

            List<String> outcomes = both(
                    2,
                    i -> i == 0
                            ? attempt(() -> house.bean(TransferDesk.class).ship(transfer, WHO))
                            : attempt(() -> house.publish(new OrderCancelled(order))));
            if (outcomes.get(0).equals("DONE")) {
                house.bean(TransferDesk.class).arrive(transfer, WHO);
            }

            assertThat(house.pickup(pickup).state()).isEqualTo(PickupState.CANCELLED);
            long there = house.level(PickupsUnderTest.THERE, sku).onHand();
            assertThat(house.level(PickupsUnderTest.HERE, sku).available() + there)
                    .isEqualTo(5);
        }
    }

    private UUID ready() {
        UUID pickup = order(house.article(9, 0), 2);
        house.bean(PickingDesk.class).markReady(pickup, "A-1", WHO);
        return pickup;
    }

    private UUID order(Sku sku, int pieces) {
        UUID order = house.order(PickupsUnderTest.HERE, List.of(sku), List.of(pieces));
        return house.bean(Pickups.class).ofOrder(order).get(0).id();
    }

    /** With the code, as at the counter: looked at, and written only if nobody was faster. */
    private String handOver(UUID pickup) {
        return handOver(pickup, house.code(pickup), Map.of());
    }

    private String handOver(UUID pickup, String code, Map<Integer, Integer> pieces) {
        return attempt(() -> house.bean(HandoverDesk.class).handOver(pickup, code, DIGITS, pieces, WHO));
    }

    private String scan(String code) {
        return house.bean(PickupDesk.class)
                .lookUp(code, PickupsUnderTest.HERE)
                .refusal()
                .map(BusinessRuleViolation::code)
                .orElse("MAY_GO");
    }

    private String undo(UUID pickup) {
        return attempt(() -> house.bean(ReversalDesk.class).undo(pickup, null, "x", WHO));
    }

    private String reject(UUID pickup, RejectionDesk.Variance variance) {
        var rejection = new RejectionDesk.Rejection(Map.of(), PickupExceptions.Reason.NOT_FOUND, variance);
        return attempt(() -> house.bean(RejectionDesk.class).reject(pickup, rejection, WHO));
    }

    private String pass() {
        return attempt(() -> house.bean(PickupTimes.class).pass());
    }

    private static List<String> both(int people, IntFunction<String> what) {
        return new Crowd(people).each(people, what);
    }

    /** As the house does it: a deadlock that the database resolved is tried again. */
    private static String attempt(Runnable deed) {
        while (true) {
            try {
                deed.run();
                return "DONE";
            } catch (BusinessRuleViolation no) {
                return no.code();
            } catch (ConcurrencyFailureException again) {
                continue;
            }
        }
    }
}
