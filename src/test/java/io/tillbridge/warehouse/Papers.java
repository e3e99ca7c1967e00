package io.tillbridge.warehouse;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files as the format engine hands them on, made by hand. */
final class Papers {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Papers() {}

    /** A file with its units. */
    record Paper(FileInHand file, List<Unit> units) {

        /** The same content under another name. */
        Paper again() {
            return new Paper(
                    new FileInHand(UUID.randomUUID(), file.link(), "again-" + file.name(), null, file.summary()),
                    units);
        }
    }

    static Row row(String record, @Nullable Object... namesAndValues) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add(String.valueOf(namesAndValues[i]));
            values.add(namesAndValues[i + 1]);
        }
        return new Row(record, names, values.toArray());
    }

    static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZONE);
    }

    static Paper paper(String link, String name, @Nullable Row head, List<Row> rows) {
        List<List<Row>> units = rows.stream().map(List::of).toList();
        return units(link, name, head, units);
    }

    static Paper units(String link, String name, @Nullable Row head, List<List<Row>> rows) {
        List<Unit> units = new ArrayList<>();
        for (List<Row> unit : rows) {
            units.add(new Unit(units.size() + 2L, 0, unit, unit.toString()));
        }
        var summary = new Summary(head, null, units.size(), 0, units.size(), 0, true, List.of(), List.of());
        return new Paper(new FileInHand(UUID.randomUUID(), link, name, null, summary), units);
    }

    static Paper snapshot(String place, Instant asOf, long sequence, Row... stock) {
        Row head = row("head", "place", place, "as-of", local(asOf), "sequence", sequence, "mode", "FULL");
        return paper("wms-stock", "STOCKSNAP_" + sequence, head, Arrays.asList(stock));
    }

    static Row stock(String place, String barcode, String bin, String condition, long pieces) {
        return row(
                "stock",
                "place",
                place,
                "barcode",
                barcode,
                "bin",
                bin,
                "condition",
                condition,
                "on-hand",
                pieces * 1000,
                "reserved",
                0L,
                "in-transit",
                0L);
    }

    static Paper delta(String place, Instant at, long sequence, Row... changes) {
        Row head = row("head", "place", place, "at", local(at), "sequence", sequence, "previous", sequence - 1);
        return paper("wms-delta", "STOCKDELTA_" + sequence, head, Arrays.asList(changes));
    }

    static Row change(
            String id, Instant at, String barcode, String place, long pieces, String reason, String document) {
        return row(
                "change",
                "id",
                id,
                "at",
                local(at),
                "barcode",
                barcode,
                "place",
                place,
                "quantity",
                pieces * 1000,
                "reason",
                reason,
                "document",
                document,
                "condition",
                "GOOD");
    }

    static List<Row> confirm(
            String order,
            String document,
            String place,
            String id,
            String last,
            Instant at,
            Object... barcodesAndPieces) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "confirm",
                "order",
                order,
                "document",
                document,
                "place",
                place,
                "id",
                id,
                "final",
                last,
                "at",
                local(at)));
        for (int i = 0; i < barcodesAndPieces.length; i += 2) {
            rows.add(row(
                    "line",
                    "line",
                    (long) (i / 2 + 1),
                    "barcode",
                    barcodesAndPieces[i],
                    "condition",
                    "GOOD",
                    "planned",
                    1000L,
                    "quantity",
                    ((Number) barcodesAndPieces[i + 1]).longValue() * 1000));
        }
        return rows;
    }

    static Paper confirmed(List<Row> confirm) {
        return units("wms-confirm", "SHIPCONF_" + UUID.randomUUID(), null, List.of(confirm));
    }
}
