package io.tillbridge.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Lets random things happen to a few articles in two stores, in the books and in the model alike. */
final class StockLives {

    private static final List<StoreId> STORES = List.of(LedgerUnderTest.STORE, LedgerUnderTest.OTHER);

    private final LedgerUnderTest books;
    private final StockLedger ledger;
    private final StockMoves moves;
    private final StockHolds holds;
    private final StockModel model = new StockModel();
    private final Random random;
    private final List<Sku> articles;
    private final List<StockKey> keys;
    private final List<StockRequest> underWay = new ArrayList<>();
    private final List<StockRequest> sold = new ArrayList<>();

    StockLives(LedgerUnderTest books, long seed) {
        this.books = books;
        this.ledger = books.ledger();
        this.moves = books.bean(StockMoves.class);
        this.holds = books.bean(StockHolds.class);
        this.random = new Random(seed);
        this.articles = Stream.generate(books::article).limit(2).toList();
        this.keys = STORES.stream()
                .flatMap(store -> articles.stream().map(sku -> new StockKey(store, sku)))
                .toList();
    }

    /** Many steps, then a look at all balances and at both books. */
    void live(int steps) {
        keys.forEach(key -> count(key, random.nextInt(12)));
        for (int step = 0; step < steps; step++) {
            step();
        }
        for (StockKey key : keys) {
            assertThat(ledger.level(key.store(), key.sku())).isEqualTo(model.level(key));
            StockLevel sums = books.summedUp(key);
            assertThat(sums.onHand()).isEqualTo(model.level(key).onHand());
            assertThat(sums.reserved()).isEqualTo(model.level(key).reserved());
        }
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0 -> count(any(keys), random.nextInt(20));
            case 1, 2 -> reserve(true);
            case 3 -> reserve(false);
            case 4 -> hold();
            case 5 -> someHold(this::keep);
            case 6 -> someHold(this::letGo);
            case 7 -> expire();
            case 8 -> receive(any(keys), 1 + random.nextInt(5));
            case 9 -> keepBack(any(keys), random.nextInt(5));
            case 10 -> someReservation(this::release);
            case 11 -> someReservation(this::sell);
            case 12 -> someReservation(this::ship);
            case 13 -> arrive();
            case 14 -> comeBack();
            default -> writeOff();
        }
    }

    private void count(StockKey key, long counted) {
        boolean allowed = model.count(key, counted);
        try {
            assertThat(ledger.count(key.store(), key.sku(), counted, "test")).isEqualTo(model.level(key));
            assertThat(allowed).isTrue();
        } catch (InventoryRejected no) {
            assertThat(allowed).as(no.getMessage()).isFalse();
        }
    }

    /** One to three wishes at once. */
    private void reserve(boolean safetyToo) {
        List<StockRequest> wishes =
                Stream.generate(this::wish).limit(1 + random.nextInt(3)).toList();
        Map<UUID, Map<Sku, Long>> expected = new HashMap<>();
        for (StockRequest wish : wishes) {
            Map<Sku, Long> missing = model.reserve(wish, safetyToo);
            if (!missing.isEmpty()) {
                expected.put(wish.holder(), missing);
            }
        }
        assertThat(books.transaction()
                        .<Object>execute(
                                status -> safetyToo ? ledger.reserve(wishes) : ledger.reserveAvailable(wishes)))
                .isEqualTo(expected);
    }

    private void hold() {
        StockRequest wish = wish();
        var reference = UUID.randomUUID();
        var until = books.clock.instant().plusSeconds(60L * (1 + random.nextInt(5)));
        model.hold(reference, wish, until);
        in(() -> holds.hold(List.of(wish), Map.of(wish.holder(), reference), until));
    }

    private void keep(UUID reference) {
        StockRequest wish = wish();
        model.letGo(reference);
        Map<Sku, Long> missing = model.reserve(wish, true);
        Map<UUID, Map<Sku, Long>> expected = missing.isEmpty() ? Map.of() : Map.of(wish.holder(), missing);
        assertThat(books.transaction().<Object>execute(status -> holds.keep(List.of(reference), List.of(wish))))
                .isEqualTo(expected);
    }

    private void letGo(UUID reference) {
        model.letGo(reference);
        in(() -> holds.letGo(List.of(reference)));
    }

    private void expire() {
        books.clock.turn(Duration.ofMinutes(random.nextInt(3)));
        assertThat(holds.expire()).isEqualTo(model.expire(books.clock.instant()));
    }

    private void receive(StockKey key, int pieces) {
        model.come(new StockRequest(UUID.randomUUID(), key.store(), Map.of(key.sku(), pieces)));
        assertThat(books.bean(StockKeeping.class)
                        .receive(key.store(), key.sku(), pieces, "paper 1", LedgerUnderTest.MANAGER))
                .isEqualTo(model.level(key));
    }

    private void keepBack(StockKey key, int pieces) {
        model.keepBack(key, pieces);
        assertThat(books.bean(StockKeeping.class).keepBack(key.store(), key.sku(), pieces, LedgerUnderTest.MANAGER))
                .isEqualTo(model.level(key));
    }

    private void release(StockRequest request) {
        model.release(request);
        in(() -> ledger.release(List.of(request)));
    }

    private void sell(StockRequest request) {
        model.leave(request);
        sold.add(request);
        in(() -> ledger.fulfil(request, "test", books.clock.instant()));
    }

    private void ship(StockRequest request) {
        model.leave(request);
        underWay.add(request);
        in(() -> moves.ship(request, "test", books.clock.instant()));
    }

    /** At the other store, for whoever waits there, or for anybody. */
    private void arrive() {
        if (underWay.isEmpty()) {
            return;
        }
        StockRequest sent = underWay.remove(random.nextInt(underWay.size()));
        StoreId to = STORES.get(1 - STORES.indexOf(sent.store()));
        var pieces = new StockRequest(UUID.randomUUID(), to, sent.pieces());
        if (random.nextBoolean()) {
            model.comeReserved(pieces);
            in(() -> moves.arrive(pieces, sent.holder(), "test", books.clock.instant()));
        } else {
            model.come(pieces);
            in(() -> moves.arriveFree(pieces, sent.holder(), "test", books.clock.instant()));
        }
    }

    /** Sold by mistake, or brought back. */
    private void comeBack() {
        if (sold.isEmpty()) {
            return;
        }
        StockRequest gone = sold.remove(random.nextInt(sold.size()));
        if (random.nextBoolean()) {
            model.comeReserved(gone);
            in(() -> moves.undoSale(gone, "test", books.clock.instant()));
        } else {
            model.come(gone);
            in(() -> moves.takeReturn(gone, "test"));
        }
    }

    private void writeOff() {
        if (random.nextBoolean()) {
            StockKey key = any(keys);
            model.writeOffFree(key);
            in(() -> moves.writeOffFree(key.store(), List.of(key.sku()), "test", "test"));
            return;
        }
        StockRequest pieces = wish();
        if (model.writeOff(pieces)) {
            in(() -> moves.writeOff(pieces, "test"));
        } else {
            assertThatThrownBy(() -> in(() -> moves.writeOff(pieces, "test")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private void someHold(java.util.function.Consumer<UUID> step) {
        if (!model.held().isEmpty()) {
            step.accept(any(model.held()));
        }
    }

    private void someReservation(java.util.function.Consumer<StockRequest> step) {
        List<StockRequest> open = model.reserved();
        if (!open.isEmpty()) {
            step.accept(any(open));
        }
    }

    private StockRequest wish() {
        Map<Sku, Integer> pieces = new TreeMap<>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            pieces.put(any(articles), 1 + random.nextInt(4));
        }
        return new StockRequest(new UUID(random.nextLong(), random.nextLong()), any(STORES), pieces);
    }

    private void in(Runnable step) {
        books.transaction().executeWithoutResult(status -> step.run());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
