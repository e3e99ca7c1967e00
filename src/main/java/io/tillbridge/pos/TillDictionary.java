package io.tillbridge.pos;

import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.Tender;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
     * @throws UnmappedCodeRejected for all its codes that mean nothing yet, so that they can be mapped in one go
     * @throws PosRejected if the receipt makes no sense
     */
    TillTransaction translate(TillReceipt receipt, @Nullable StoreId linkStore, Instant now) {
        TillHead head = receipt.head();
        StoreId store = store(head.store(), linkStore);
        Set<ForeignCode> unknown = unknown(receipt);
        if (store == null || !unknown.isEmpty()) {
            throw UnmappedCodeRejected.all(unknown);
        }
        var key =
                new TillKey(store, TillKey.plain(head.till()), head.day(), TillKey.plain(head.receipt()), head.type());
        UUID id = Ids.next(now);
        String operator = head.operator() == null ? null : operators.getOrDefault(head.operator(), head.operator());
        if (!head.type().moves()) {
            return TillTransaction.bare(id, key, receipt, operator);
        }
        List<TillTransaction.Line> lines = new ArrayList<>();
        receipt.lines().forEach(line -> lines.add(translate(line)));
        List<TillTransaction.Payment> payments = new ArrayList<>();
        receipt.tenders()
                .forEach(tender -> payments.add(new TillTransaction.Payment(tender, known(tenders, tender.code()))));
        return TillTransaction.of(id, key, receipt, operator, lines, payments);
    }

    /** Null for a store that nobody has explained. */
    private @Nullable StoreId store(@Nullable String theirs, @Nullable StoreId linkStore) {
        if (theirs == null) {
            if (linkStore == null) {
                throw PosRejected.noKey("store");
            }
            return linkStore;
        }
        String ours = stores.get(theirs);
        if (ours != null && linkStore != null && !linkStore.code().equals(ours)) {
            throw PosRejected.otherStore(theirs, linkStore);
        }
        return ours == null ? null : new StoreId(ours);
    }

    /** In the order in which the receipt names them. */
    private Set<ForeignCode> unknown(TillReceipt receipt) {
        Set<ForeignCode> unknown = new LinkedHashSet<>();
        note(unknown, ForeignCode.Kind.STORE, receipt.head().store(), stores);
        if (receipt.head().type().moves()) {
            for (TillLine line : receipt.lines()) {
                note(unknown, ForeignCode.Kind.SKU, line.article(), articles);
                note(unknown, ForeignCode.Kind.STAFF, line.guide(), guides);
            }
            receipt.tenders().forEach(tender -> note(unknown, ForeignCode.Kind.TENDER, tender.code(), tenders));
        }
        return unknown;
    }

    private void note(Set<ForeignCode> unknown, ForeignCode.Kind kind, @Nullable String code, Map<String, ?> words) {
        if (code != null && !words.containsKey(code)) {
            unknown.add(new ForeignCode(kind, TillCodes.CHANNEL, link, code));
        }
    }

    private TillTransaction.Line translate(TillLine line) {
        Sku sku = line.article() == null ? null : new Sku(known(articles, line.article()));
        String guide = line.guide() == null ? null : known(guides, line.guide());
        boolean still = sku == null || line.kind() == TillLine.Kind.PICKUP;
        return new TillTransaction.Line(line, sku, still ? 0 : line.pieces(), guide);
    }

    private static <T> T known(Map<String, T> words, String code) {
        return Objects.requireNonNull(words.get(code), code);
    }
}
