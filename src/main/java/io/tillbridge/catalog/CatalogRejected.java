package io.tillbridge.catalog;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;

/** Why a code of the outside world leads nowhere. */
public final class CatalogRejected extends BusinessRuleViolation {

    public enum Code {
        CATALOG_UNKNOWN_STORE,
        CATALOG_UNKNOWN_ARTICLE,
        CATALOG_UNKNOWN_TENDER
    }

    private CatalogRejected(Code code, Object... facts) {
        super(Kind.UNKNOWN, code, facts);
    }

    static CatalogRejected unknownStore(StoreId id) {
        return new CatalogRejected(Code.CATALOG_UNKNOWN_STORE, id);
    }

    static CatalogRejected unknownArticle(Sku sku) {
        return new CatalogRejected(Code.CATALOG_UNKNOWN_ARTICLE, sku);
    }

    static CatalogRejected unknownTender(String target) {
        return new CatalogRejected(Code.CATALOG_UNKNOWN_TENDER, target, String.join(", ", Tender.names()));
    }
}
