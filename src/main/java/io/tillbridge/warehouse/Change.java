package io.tillbridge.warehouse;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.formats.Row;
import io.tillbridge.inventory.StockFeed;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.List;

/**
 * Pieces that came or went at a place, as its own system tells it.
 *
 * @param id of the change there; told again it is the same change
 * @param fit whether the goods can be sold
 * @param document what it belongs to; empty where nothing is said
 */
record Change(
        StoreId place, String id, Sku sku, long pieces, boolean fit, StockFeed.Why why, String document, Instant at) {

    static Change read(Row row, FeedCodes.Dictionary codes, Stores stores) {
        FeedRows.Stock of = FeedRows.Stock.of(row);
        codes.mustKnow(of.place(), List.of(of.article()));
        Store place = stores.get(codes.place(of.place()));
        return new Change(
                place.id(),
                Fields.text(row, "id"),
                codes.sku(of.article()),
                Fields.pieces(row, "quantity"),
                Fields.fit(row),
                why(Fields.note(row, "reason")),
                Fields.note(row, "document"),
                Fields.moment(row, "at").atZone(place.zone()).toInstant());
    }

    /** Of a change and its repetition the reason may be worded differently; the rest may not. */
    boolean sameAs(Change other) {
        return sku.equals(other.sku)
                && pieces == other.pieces
                && fit == other.fit
                && document.equals(other.document)
                && at.equals(other.at);
    }

    StockFeed.Change move(long number) {
        return new StockFeed.Change(place, sku, number, why, at, id);
    }

    /** Qimen's order types end in RK for goods in and in CK for goods out. */
    private static StockFeed.Why why(String reason) {
        if (reason.equals("RECV") || reason.endsWith("RK")) {
            return StockFeed.Why.RECEIVED;
        }
        return reason.equals("SHIP") || reason.endsWith("CK") ? StockFeed.Why.SENT : StockFeed.Why.ADJUSTED;
    }
}
