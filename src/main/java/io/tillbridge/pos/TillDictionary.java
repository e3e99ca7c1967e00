package io.tillbridge.pos;

import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.Tender;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of one link mean.
 *
 * @param operators may lack some: who sat at the till is kept as the till says it
 */
record TillDictionary(
        String link,
        Map<String, String> stores,
        Map<String, String> articles,
        Map<String, Tender> tenders,
        Map<String, String> guides,
        Map<String, String> operators) {

    /**
     * The receipt in our codes.
     *
     * @param linkStore the one store of the link; null where the file says which
     * @throws UnmappedCodeRejected for the first code that means nothing yet
     * @throws PosRejected if the receipt makes no sense
     */
    TillTransaction translate(TillReceipt receipt, @Nullable StoreId linkStore, Instant now) {
        TillHead head = receipt.head();
        UUID id = Ids.next(now);
        var key = new TillKey(
                store(head.store(), linkStore),
                TillKey.plain(head.till()),
                head.day(),
                TillKey.plain(head.receipt()),
                head.type());
        String operator = head.operator() == null ? null : operators.getOrDefault(head.operator(), head.operator());
        if (!head.type().moves()) {
            return TillTransaction.bare(id, key, receipt, operator);
        }
        List<TillTransaction.Line> lines = new ArrayList<>();
        receipt.lines().forEach(line -> lines.add(translate(line)));
        List<TillTransaction.Payment> payments = new ArrayList<>();
        receipt.tenders()
                .forEach(tender -> payments.add(
                        new TillTransaction.Payment(tender, known(ForeignCode.Kind.TENDER, tender.code(), tenders))));
        return TillTransaction.of(id, key, receipt, operator, lines, payments);
    }

    private StoreId store(@Nullable String theirs, @Nullable StoreId linkStore) {
        if (theirs == null) {
            if (linkStore == null) {
                throw PosRejected.noKey("store");
            }
            return linkStore;
        }
        var store = new StoreId(known(ForeignCode.Kind.STORE, theirs, stores));
        if (linkStore != null && !linkStore.equals(store)) {
            throw PosRejected.otherStore(theirs, linkStore);
        }
        return store;
    }

    private TillTransaction.Line translate(TillLine line) {
        Sku sku = line.article() == null ? null : new Sku(known(ForeignCode.Kind.SKU, line.article(), articles));
        String guide = line.guide() == null ? null : known(ForeignCode.Kind.STAFF, line.guide(), guides);
        boolean still = sku == null || line.kind() == TillLine.Kind.PICKUP;
        return new TillTransaction.Line(line, sku, still ? 0 : line.pieces(), guide);
    }

    private <T> T known(ForeignCode.Kind kind, String code, Map<String, T> words) {
        T ours = words.get(code);
        if (ours == null) {
            throw new UnmappedCodeRejected(new ForeignCode(kind, TillCodes.CHANNEL, link, code));
        }
        return ours;
    }
}
