package io.tillbridge.warehouse;

import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileInHand;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where the rows of a place's files have their codes. */
final class FeedRows {

    private static final String ARTICLE = "barcode";
    private static final String PLACE = "place";

    private FeedRows() {}

    /**
     * An article at a place, in the file's own codes.
     *
     * @param article its barcode or number
     */
    record Stock(String place, String article) {

        /** @throws WarehouseRejected if the row does not say which */
        static Stock of(Row row) {
            return new Stock(Fields.text(row, PLACE), FeedRows.article(row));
        }
    }

    /** @throws WarehouseRejected if the row does not say which */
    static String article(Row row) {
        return Fields.text(row, ARTICLE);
    }

    /** What the codes of these units and of their file mean. */
    static FeedCodes.Dictionary read(FeedCodes codes, FileInHand file, List<Unit> units) {
        Set<String> articles = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        FeedPlace.find(file).ifPresent(places::add);
        for (Unit unit : units) {
            for (Row row : unit.rows()) {
                row.text(ARTICLE).map(String::strip).ifPresent(articles::add);
                row.text(PLACE).map(String::strip).ifPresent(places::add);
            }
        }
        return codes.read(file.link(), articles, places);
    }
}
