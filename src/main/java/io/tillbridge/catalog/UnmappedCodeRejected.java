package io.tillbridge.catalog;

import io.tillbridge.shared.BusinessRuleViolation;

/** A channel or till used a code that nobody has mapped to ours yet; what it stood in waits until somebody does. */
public final class UnmappedCodeRejected extends BusinessRuleViolation {

    public enum Code {
        CATALOG_UNMAPPED_SKU,
        CATALOG_UNMAPPED_STORE,
        CATALOG_UNMAPPED_TENDER,
        CATALOG_UNMAPPED_STAFF
    }

    private final transient ForeignCode foreignCode;

    public UnmappedCodeRejected(ForeignCode foreignCode) {
        super(
                Kind.REFUSED,
                Code.valueOf("CATALOG_UNMAPPED_" + foreignCode.kind()),
                foreignCode.code(),
                foreignCode.channel() + "/" + foreignCode.account());
        this.foreignCode = foreignCode;
    }

    ForeignCode foreignCode() {
        return foreignCode;
    }
}
