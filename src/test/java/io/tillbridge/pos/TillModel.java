package io.tillbridge.pos;

import io.tillbridge.integration.UnitFate.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the books of the tills must say, by rules so plain that one can see them to be right. */
final class TillModel {

    /**
     * A row of a file.
     *
     * @param undoes the number of the receipt that a post-void is about; 0 for a sale or return
     * @param forShow whether it was training
     */
    record Told(int till, int number, String code, int pieces, long fen, int undoes, boolean forShow) {

        String type() {
            return forShow ? "TRAINING" : undoes > 0 ? "POST_VOID" : pieces < 0 ? "RETURN" : "SALE";
        }
    }

    /** A booked transaction. */
    static final class Booked {
        final String file;
        final List<Told> rows = new ArrayList<>();
        boolean undone;
        long total;

        Booked(String file) {
            this.file = file;
        }
    }

    /** Rows of one file that wait for the same codes. */
    record Wait(String file, Set<String> codes) {}

    private record Key(int till, int number, String type) {}

    /** @param place of a post-void, which is a unit of its own; the rows of a list are gathered */
    private record Receipt(int till, int number, int place) {}

    final Map<String, Integer> articles = new HashMap<>();
    final Map<Integer, Long> onHand = new TreeMap<>();
    final Map<Wait, List<Told>> waiting = new LinkedHashMap<>();
    private final Map<Key, Booked> books = new LinkedHashMap<>();
    private final Map<Key, Integer> openVoids = new LinkedHashMap<>();

    /** Books a piece of a file; what becomes of each row. */
    List<State> book(String file, List<Told> rows) {
        Map<Receipt, List<Integer>> receipts = new LinkedHashMap<>();
        State[] states = new State[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            Told row = rows.get(i);
            if (row.forShow()) {
                states[i] = State.REPEATED;
                books.putIfAbsent(new Key(row.till(), row.number(), row.type()), new Booked(file));
                continue;
            }
            receipts.computeIfAbsent(
                            new Receipt(row.till(), row.number(), row.undoes() > 0 ? i : -1), key -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, Long> moved = new HashMap<>();
        Set<Key> here = new HashSet<>();
        Map<Key, List<Integer>> voids = new LinkedHashMap<>();
        receipts.forEach((receipt, places) -> {
            List<Told> all = places.stream().map(rows::get).toList();
            State state = receipt(file, all, here, moved);
            places.forEach(place -> states[place] = state);
            if (receipt.place() >= 0 && state == State.BOOKED) {
                voids.put(key(all), places);
            }
        });
        undo(moved).forEach(late -> {
            if (voids.containsKey(late)) {
                voids.get(late).forEach(place -> states[place] = State.CONFLICT);
            }
        });
        moved.forEach((sku, pieces) -> onHand.merge(sku, pieces, Long::sum));
        return List.of(states);
    }

    private static Key key(List<Told> rows) {
        String type = rows.stream().anyMatch(row -> row.type().equals("SALE"))
                ? "SALE"
                : rows.get(0).type();
        return new Key(rows.get(0).till(), rows.get(0).number(), type);
    }

    private State receipt(String file, List<Told> rows, Set<Key> here, Map<Integer, Long> moved) {
        Set<String> unknown = unknown(rows);
        if (!unknown.isEmpty()) {
            waiting.computeIfAbsent(new Wait(file, unknown), key -> new ArrayList<>())
                    .addAll(rows);
            return State.PARKED;
        }
        Key key = key(rows);
        Booked booked = books.get(key);
        if (booked == null) {
            here.add(key);
            books.put(key, new Booked(file));
            take(books.get(key), rows, moved);
            if (rows.get(0).undoes() > 0) {
                openVoids.put(key, rows.get(0).undoes());
            }
            return State.BOOKED;
        }
        if (sorted(booked.rows).equals(sorted(rows))) {
            return State.REPEATED;
        }
        boolean more = booked.file.equals(file) && !booked.undone && rows.get(0).undoes() == 0 && here.add(key);
        if (more) {
            take(booked, rows, moved);
        }
        return more ? State.BOOKED : State.CONFLICT;
    }

    private Set<String> unknown(List<Told> rows) {
        return rows.stream()
                .filter(row -> row.undoes() == 0)
                .map(Told::code)
                .filter(code -> !articles.containsKey(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By file, the rows that wait for nothing any more; they are forgotten here. */
    Map<String, List<Told>> free() {
        Map<String, List<Told>> free = new LinkedHashMap<>();
        waiting.entrySet().removeIf(wait -> {
            boolean known = articles.keySet().containsAll(wait.getKey().codes());
            if (known) {
                free.computeIfAbsent(wait.getKey().file(), file -> new ArrayList<>())
                        .addAll(wait.getValue());
            }
            return known;
        });
        return free;
    }

    private void take(Booked booked, List<Told> rows, Map<Integer, Long> moved) {
        booked.rows.addAll(rows);
        for (Told row : rows) {
            if (row.undoes() == 0) {
                booked.total += row.fen();
                moved.merge(articles.get(row.code()), (long) -row.pieces(), Long::sum);
            }
        }
    }

    /** Undoes what can be; the answer is the voids that came too late. */
    private List<Key> undo(Map<Integer, Long> moved) {
        List<Key> late = new ArrayList<>();
        openVoids.entrySet().removeIf(open -> {
            Booked about = books.get(new Key(open.getKey().till(), open.getValue(), "SALE"));
            if (about == null) {
                about = books.get(new Key(open.getKey().till(), open.getValue(), "RETURN"));
            }
            if (about == null) {
                return false;
            }
            if (about.undone) {
                late.add(open.getKey());
            } else {
                about.undone = true;
                Objects.requireNonNull(books.get(open.getKey())).total = -about.total;
                about.rows.forEach(row -> moved.merge(articles.get(row.code()), (long) row.pieces(), Long::sum));
            }
            return true;
        });
        return late;
    }

    private static List<String> sorted(List<Told> rows) {
        return rows.stream().map(Told::toString).sorted().toList();
    }

    long total() {
        return books.values().stream().mapToLong(booked -> booked.total).sum();
    }

    int transactions() {
        return books.size();
    }

    /** Till and number of every receipt that is missing between two others; what was used for show is not. */
    Set<String> missing() {
        Map<Integer, TreeSet<Integer>> used = new TreeMap<>();
        books.keySet().stream()
                .filter(key -> !key.type().equals("TRAINING"))
                .forEach(key -> used.computeIfAbsent(key.till(), till -> new TreeSet<>())
                        .add(key.number()));
        Set<String> missing = new TreeSet<>();
        used.forEach((till, numbers) -> {
            for (int number = numbers.first(); number < numbers.last(); number++) {
                if (!numbers.contains(number) && !books.containsKey(new Key(till, number, "TRAINING"))) {
                    missing.add(till + "/" + number);
                }
            }
        });
        return missing;
    }
}
