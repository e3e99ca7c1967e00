package io.tillbridge.catalog;

import io.tillbridge.shared.BusinessRuleViolation;

/** A channel used a code that nobody has mapped to ours yet; what it stood in waits until somebody does. */
public final class UnmappedCodeRejected extends BusinessRuleViolation {

    public enum Code {
        CATALOG_UNMAPPED_SKU,
        CATALOG_UNMAPPED_STORE
    }

    private final transient ForeignCode foreignCode;

    public UnmappedCodeRejected(ForeignCode foreignCode) {
        super(
                Kind.REFUSED,
                foreignCode.kind() == ForeignCode.Kind.SKU ? Code.CATALOG_UNMAPPED_SKU : Code.CATALOG_UNMAPPED_STORE,
                foreignCode.code(),
                foreignCode.channel() + "/" + foreignCode.account());
        this.foreignCode = foreignCode;
    }

    ForeignCode foreignCode() {
        return foreignCode;
    }
}
