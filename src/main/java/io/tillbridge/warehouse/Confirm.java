package io.tillbridge.warehouse;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A warehouse says what it has sent.
 *
 * @param order whatever it calls the order by
 * @param document its own number of the delivery; empty where it says none
 * @param last whether nothing more will be sent for this order
 * @param pieces fit for sale, by article
 */
record Confirm(
        String order, String document, StoreId place, String id, boolean last, Instant at, Map<Sku, Long> pieces) {

    static Confirm read(Unit unit, FeedCodes.Dictionary codes, Stores stores, String placeOfLink) {
        Row head = unit.rows("confirm").stream().findFirst().orElseThrow(() -> WarehouseRejected.field("confirm"));
        String told = Fields.note(head, "place");
        String code = told.isEmpty() ? placeOfLink : told;
        codes.mustKnow(code, unit.rows("line").stream().map(FeedRows::article).toList());
        Store place = stores.get(codes.place(code));
        Map<Sku, Long> pieces = new TreeMap<>();
        for (Row line : unit.rows("line")) {
            Sku sku = codes.sku(FeedRows.article(line));
            long sent = Fields.pieces(line, "quantity");
            if (Fields.fit(line) && sent > 0) {
                pieces.merge(sku, sent, Long::sum);
            }
        }
        String document = Fields.note(head, "document");
        String id = Fields.note(head, "id");
        return new Confirm(
                Fields.text(head, "order"),
                document,
                place.id(),
                id.isEmpty() ? document : id,
                !Fields.note(head, "final").equals("NO"),
                Fields.moment(head, "at").atZone(place.zone()).toInstant(),
                pieces);
    }

    /** The same for two confirmations that say the same. */
    String content() {
        return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
