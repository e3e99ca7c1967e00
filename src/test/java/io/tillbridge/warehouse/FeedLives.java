package io.tillbridge.warehouse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.inventory.StockLedger;
import io.tillbridge.inventory.StockMoves;
import io.tillbridge.inventory.StockRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A warehouse lives at random: its people move goods and tell of it in files that come late, twice, in any order or not
 * at all for a while, while we promise, sell and send the same goods. The model knows what is really on the shelves.
 */
final class FeedLives {

    private final WarehouseUnderTest house;
    private final Random random;
    private final String name;
    private final List<Article> articles;
    private final List<Papers.Paper> underWay = new ArrayList<>();
    private final Map<UUID, Papers.Paper> parked = new LinkedHashMap<>();
    private final List<Row> notTold = new ArrayList<>();
    private long sequence = 1;
    private long changeNumber;

    /** One article: the truth, and what we can know of it. */
    private static final class Article {

        private final String barcode;
        private long onShelf;
        private Instant countedAt;
        private long counted;
        private final List<Moved> known = new ArrayList<>();
        private final Map<UUID, Integer> reserved = new LinkedHashMap<>();
        private final Map<UUID, Moved> leftUntold = new LinkedHashMap<>();
        private final Map<UUID, Moved> soldByMistake = new LinkedHashMap<>();

        Article(String barcode, long onShelf, Instant countedAt) {
            this.barcode = barcode;
            this.onShelf = onShelf;
            this.counted = onShelf;
            this.countedAt = countedAt;
        }

        /** The last count we know of, and whatever we know to have moved since. */
        long believed() {
            return counted
                    + known.stream()
                            .filter(moved -> moved.at().isAfter(countedAt))
                            .mapToLong(Moved::pieces)
                            .sum();
        }
    }

    private record Moved(Instant at, long pieces) {}

    FeedLives(WarehouseUnderTest house, long seed) {
        this.house = house;
        this.random = new Random(seed);
        this.name = "L" + seed + "-";
        this.articles = Stream.generate(() -> {
                    int pieces = random.nextInt(12);
                    return new Article(house.article(pieces, 0), pieces, house.clock.instant());
                })
                .limit(2)
                .toList();
    }

    void live(int steps) {
        for (int step = 0; step < steps; step++) {
            house.clock.turn(Duration.ofSeconds(1 + random.nextInt(100)));
            step();
            check("step " + step);
        }
        tell();
        while (!underWay.isEmpty()) {
            deliver(underWay.remove(random.nextInt(underWay.size())));
            check("at the end");
        }
        articles.forEach(article -> {
            List.copyOf(article.leftUntold.keySet()).forEach(holder -> confirm(article, holder));
            List.copyOf(article.soldByMistake.keySet()).forEach(holder -> undo(article, holder));
            assertThat(article.believed()).as("what we know at last").isEqualTo(article.onShelf);
        });
        assertThat(parked).as("files that still wait").isEmpty();
        check("at last");
    }

    private void step() {
        Article article = articles.get(random.nextInt(articles.size()));
        switch (random.nextInt(12)) {
            case 0, 1 -> reserve(article);
            case 2 -> release(article);
            case 3 -> handOver(article, true);
            case 4 -> handOver(article, false);
            case 5 -> leave(article);
            case 6 -> some(article.leftUntold, holder -> confirm(article, holder));
            case 7 -> some(article.soldByMistake, holder -> undo(article, holder));
            case 8, 9 -> change(article);
            case 10 -> {
                if (random.nextBoolean()) {
                    tell();
                } else {
                    count();
                }
            }
            default -> {
                if (!underWay.isEmpty()) {
                    deliver(underWay.remove(random.nextInt(underWay.size())));
                }
            }
        }
    }

    private void reserve(Article article) {
        int pieces = 1 + random.nextInt(3);
        var request = request(article, UUID.randomUUID(), pieces);
        long free = article.believed() - reserved(article);
        house.in(() -> {
            boolean served =
                    house.bean(StockLedger.class).reserve(List.of(request)).isEmpty();
            assertThat(served).as("free " + free).isEqualTo(free >= pieces);
            if (served) {
                article.reserved.put(request.holder(), pieces);
            }
        });
    }

    private void release(Article article) {
        some(article.reserved, holder -> {
            var request = request(article, holder, requireNonNull(article.reserved.remove(holder)));
            house.in(() -> house.bean(StockLedger.class).release(List.of(request)));
        });
    }

    /** Goods go over the counter; or somebody confirms that by mistake, and they stay. */
    private void handOver(Article article, boolean really) {
        some(article.reserved, holder -> {
            int pieces = requireNonNull(article.reserved.get(holder));
            if (really && article.onShelf < pieces) {
                return;
            }
            article.reserved.remove(holder);
            var gone = new Moved(house.clock.instant(), -pieces);
            article.known.add(gone);
            if (really) {
                article.onShelf -= pieces;
            } else {
                article.soldByMistake.put(holder, gone);
            }
            house.in(() -> house.bean(StockLedger.class)
                    .fulfil(request(article, holder, pieces), "test", house.clock.instant()));
        });
    }

    private void undo(Article article, UUID holder) {
        Moved sold = requireNonNull(article.soldByMistake.remove(holder));
        article.known.remove(sold);
        article.reserved.put(holder, (int) -sold.pieces());
        house.in(() -> house.bean(StockMoves.class)
                .undoSale(request(article, holder, (int) -sold.pieces()), "test", sold.at()));
    }

    /** Goods leave for a store, and nobody has told us yet. */
    private void leave(Article article) {
        some(article.reserved, holder -> {
            int pieces = requireNonNull(article.reserved.get(holder));
            if (article.onShelf >= pieces) {
                article.onShelf -= pieces;
                article.reserved.remove(holder);
                article.leftUntold.put(holder, new Moved(house.clock.instant(), -pieces));
            }
        });
    }

    private void confirm(Article article, UUID holder) {
        Moved left = requireNonNull(article.leftUntold.remove(holder));
        article.known.add(left);
        house.in(() ->
                house.bean(StockMoves.class).ship(request(article, holder, (int) -left.pieces()), "test", left.at()));
    }

    /** People of the warehouse move goods for reasons of their own, promised or not. */
    private void change(Article article) {
        long pieces = random.nextInt(9) - 4;
        if (pieces == 0 || article.onShelf + pieces < 0) {
            return;
        }
        article.onShelf += pieces;
        Row row = Papers.change(
                name + ++changeNumber,
                whole(house.clock.instant()),
                article.barcode,
                "WH01",
                pieces,
                pieces > 0 ? "RECV" : "ADJ",
                "");
        notTold.add(row);
    }

    private static Instant whole(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The next file of changes, now and then with one that was told before. */
    private void tell() {
        if (notTold.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>(notTold);
        notTold.clear();
        if (random.nextInt(3) == 0) {
            rows.add(rows.get(random.nextInt(rows.size())));
        }
        var paper = Papers.delta("WH01", house.clock.instant(), ++sequence, rows.toArray(Row[]::new));
        underWay.add(paper);
        if (random.nextInt(4) == 0) {
            underWay.add(paper.again());
        }
    }

    /** The warehouse counts everything, good pieces in two bins and damaged ones that nobody can have. */
    private void count() {
        List<Row> rows = new ArrayList<>();
        for (Article article : articles) {
            long one = article.onShelf == 0 ? 0 : random.nextInt((int) article.onShelf + 1);
            if (article.onShelf > 0 || random.nextBoolean()) {
                rows.add(Papers.stock("WH01", article.barcode, "A", "GOOD", one));
                rows.add(Papers.stock("WH01", article.barcode, "B", "GOOD", article.onShelf - one));
                rows.add(Papers.stock("WH01", article.barcode, "C", "DAMAGED", random.nextInt(3)));
            }
        }
        if (!rows.isEmpty()) {
            underWay.add(Papers.snapshot("WH01", house.clock.instant(), ++changeNumber, rows.toArray(Row[]::new)));
        }
    }

    private void deliver(Papers.Paper paper) {
        if (paper.file().name().contains("SNAP")) {
            house.book(paper, SnapshotBooking.class);
            learnCount(paper);
        } else {
            learnChanges(paper, house.book(paper, DeltaBooking.class));
        }
        replay();
    }

    /** What is released goes again, until nothing more is. */
    private void replay() {
        while (!house.released.isEmpty()) {
            Papers.Paper paper = parked.remove(house.released.remove(0));
            if (paper != null) {
                learnChanges(paper, house.replay(paper, DeltaBooking.class));
            }
        }
    }

    private void learnCount(Papers.Paper paper) {
        Instant asOf = paper.file()
                .head()
                .flatMap(head -> head.moment("as-of"))
                .map(at -> at.atZone(Papers.ZONE).toInstant())
                .orElseThrow();
        for (Article article : articles) {
            if (asOf.isAfter(article.countedAt)) {
                article.countedAt = asOf;
                article.counted = paper.units().stream()
                        .map(Unit::first)
                        .filter(row -> row.text("barcode").orElse("").equals(article.barcode))
                        .filter(row -> row.text("condition").orElse("").equals("GOOD"))
                        .mapToLong(row -> row.number("on-hand").orElse(0L) / 1000)
                        .sum();
            }
        }
    }

    private void learnChanges(Papers.Paper paper, List<UnitFate> fates) {
        if (fates.stream().allMatch(fate -> fate.state() == UnitFate.State.PARKED)) {
            parked.put(paper.file().id(), paper);
            return;
        }
        for (int i = 0; i < fates.size(); i++) {
            Row row = paper.units().get(i).first();
            if (fates.get(i) == UnitFate.BOOKED) {
                Instant at = row.moment("at").orElseThrow().atZone(Papers.ZONE).toInstant();
                articles.stream()
                        .filter(article ->
                                article.barcode.equals(row.text("barcode").orElse("")))
                        .forEach(article -> article.known.add(
                                new Moved(at, row.number("quantity").orElse(0L) / 1000)));
            } else {
                assertThat(fates.get(i)).as("told before").isEqualTo(UnitFate.REPEATED);
            }
        }
    }

    private void check(String when) {
        for (Article article : articles) {
            var level = house.level(WarehouseUnderTest.WAREHOUSE, article.barcode);
            String what = name + when + " " + level;
            assertThat(level.reserved()).as(what).isEqualTo(reserved(article));
            assertThat(level.onHand() - level.missing()).as(what).isEqualTo(article.believed());
            assertThat(level.onHand()).as(what).isGreaterThanOrEqualTo(level.reserved());
        }
    }

    private static long reserved(Article article) {
        return article.reserved.values().stream().mapToLong(Integer::longValue).sum()
                - article.leftUntold.values().stream().mapToLong(Moved::pieces).sum();
    }

    private StockRequest request(Article article, UUID holder, int pieces) {
        return new StockRequest(
                holder, WarehouseUnderTest.WAREHOUSE, Map.of(WarehouseUnderTest.sku(article.barcode), pieces));
    }

    private void some(Map<UUID, ?> of, Consumer<UUID> deed) {
        if (!of.isEmpty()) {
            List<UUID> holders = List.copyOf(of.keySet());
            deed.accept(holders.get(random.nextInt(holders.size())));
        }
    }
}
