package io.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import io.tillbridge.integration.UnitFate.State;
import io.tillbridge.pos.TillModel.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A random life of the tills of a store, told file by file to the real books and to a model of them. */
final class TillLives {

    private static final int ARTICLES = 3;
    private static final int NUMBERS = 30;

    private final TillsUnderTest tills;
    private final Random random;
    private final TillModel model = new TillModel();
    private final List<List<Told>> past = new ArrayList<>();
    private int files;
    private int places;

    TillLives(TillsUnderTest tills, long seed) {
        this.tills = tills;
        this.random = new Random(seed);
        tills.empty();
        for (int i = 0; i < ARTICLES; i++) {
            tills.counted(TillsUnderTest.STORE, TillsUnderTest.sku(i), 20);
            model.onHand.put(i, 20L);
            model.articles.put(TillsUnderTest.BARCODES.get(i), i);
        }
    }

    void live(int steps) {
        for (int step = 0; step < steps; step++) {
            step();
            check();
        }
    }

    private void step() {
        int what = random.nextInt(10);
        if (what < 5 || past.isEmpty()) {
            tell(fresh(), 1 + random.nextInt(3));
        } else if (what < 7) {
            tell(past.get(random.nextInt(past.size())), 1);
        } else if (what == 7) {
            tell(corrected(past.get(random.nextInt(past.size()))), 1);
        } else {
            explain();
        }
    }

    private List<Told> fresh() {
        List<Told> rows = new ArrayList<>();
        for (int receipt = 1 + random.nextInt(5); receipt > 0; receipt--) {
            int till = 1 + random.nextInt(2);
            int number = 1 + random.nextInt(NUMBERS);
            int kind = random.nextInt(6);
            if (kind == 0) {
                rows.add(new Told(till, number, "", 0, 0, 1 + random.nextInt(NUMBERS), false));
            } else if (kind == 1) {
                rows.add(new Told(till, number, "", 1, 100, 0, true));
            } else {
                for (int row = 1 + random.nextInt(4); row > 0; row--) {
                    rows.add(row(till, number));
                }
            }
        }
        Collections.shuffle(rows, random);
        past.add(rows);
        return rows;
    }

    private Told row(int till, int number) {
        String code = random.nextInt(8) == 0
                ? "NEW-" + random.nextInt(6)
                : TillsUnderTest.BARCODES.get(random.nextInt(ARTICLES));
        int pieces = random.nextInt(5) == 0 ? -1 : 1 + random.nextInt(3);
        return new Told(till, number, code, pieces, pieces * 100L * (1 + random.nextInt(9)), 0, false);
    }

    private List<Told> corrected(List<Told> rows) {
        List<Told> other = new ArrayList<>(rows);
        int place = random.nextInt(other.size());
        Told row = other.get(place);
        other.set(
                place,
                new Told(
                        row.till(),
                        row.number(),
                        row.code(),
                        row.pieces(),
                        row.fen() * 2,
                        row.undoes(),
                        row.forShow()));
        return other;
    }

    /** Somebody says what an unknown code means; every file's rows that wait for it go again together. */
    private void explain() {
        String code = "NEW-" + random.nextInt(6);
        if (model.articles.containsKey(code)) {
            return;
        }
        int article = random.nextInt(ARTICLES);
        model.articles.put(code, article);
        tills.map(ForeignCode.Kind.SKU, code, TillsUnderTest.sku(article).code());
        model.free().forEach(this::book);
    }

    private void tell(List<Told> rows, int pieces) {
        String file = "file-" + ++files;
        int size = Math.max(1, (rows.size() + pieces - 1) / pieces);
        for (int from = 0; from < rows.size(); from += size) {
            book(file, rows.subList(from, Math.min(rows.size(), from + size)));
        }
    }

    private void book(String name, List<Told> rows) {
        FileInHand file = TillsUnderTest.file(name);
        List<UnitFate> fates = tills.book(file, paper(rows), true);

        List<State> expected = model.book(name, rows);

        assertThat(fates.stream().map(UnitFate::state).toList())
                .as("%s %s", name, rows)
                .isEqualTo(expected);
    }

    private List<Unit> paper(List<Told> rows) {
        var paper = new TillPaper().startingAt(nextPlace(rows.size()));
        for (Told row : rows) {
            if (row.forShow()) {
                paper.transaction("" + row.number(), row.type(), row.fen(), List.of(), "till", "0" + row.till());
            } else if (row.undoes() > 0) {
                paper.transaction(
                        "" + row.number(),
                        "POST_VOID",
                        row.fen(),
                        List.of(),
                        "till",
                        "0" + row.till(),
                        "original-receipt",
                        "" + row.undoes());
            } else {
                paper.row("" + row.number(), row.type(), row.code(), row.pieces(), row.fen(), "till", "0" + row.till());
            }
        }
        return paper.units();
    }

    /** No two rows stand at the same place of a file. */
    private int nextPlace(int rows) {
        places += rows;
        return places - rows;
    }

    private void check() {
        assertThat(tills.differences()).isEmpty();
        assertThat(tills.sum("select coalesce(sum(total_fen), 0) from pos_transaction"))
                .isEqualTo(model.total());
        assertThat(tills.sum("select count(*) from pos_transaction")).isEqualTo(model.transactions());
        model.onHand.forEach((sku, pieces) -> assertThat(tills.onHand(TillsUnderTest.STORE, TillsUnderTest.sku(sku)))
                .isEqualTo(Math.max(0, pieces)));
        assertThat(missing()).isEqualTo(model.missing());
    }

    private Set<String> missing() {
        Set<String> missing = new TreeSet<>();
        tills.jdbc()
                .sql("select till_key, first_no, last_no from pos_gap where closed_at is null")
                .query(row -> {
                    for (long number = row.getLong(2); number <= row.getLong(3); number++) {
                        missing.add(row.getString(1) + "/" + number);
                    }
                });
        return missing;
    }
}
