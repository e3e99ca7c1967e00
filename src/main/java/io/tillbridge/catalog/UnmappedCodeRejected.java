package io.tillbridge.catalog;

import io.tillbridge.shared.BusinessRuleViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A channel or till used codes that nobody has mapped to ours yet; what they stood in waits until somebody has mapped them all. */
public final class UnmappedCodeRejected extends BusinessRuleViolation {

    public enum Code {
        CATALOG_UNMAPPED_SKU,
        CATALOG_UNMAPPED_STORE,
        CATALOG_UNMAPPED_TENDER,
        CATALOG_UNMAPPED_STAFF,
        /** More than one code, maybe of several kinds. */
        CATALOG_UNMAPPED_SEVERAL
    }

    private final transient List<ForeignCode> foreignCodes;

    public UnmappedCodeRejected(ForeignCode foreignCode) {
        super(
                Kind.REFUSED,
                Code.valueOf("CATALOG_UNMAPPED_" + foreignCode.kind()),
                foreignCode.code(),
                account(foreignCode));
        this.foreignCodes = List.of(foreignCode);
    }

    private UnmappedCodeRejected(List<ForeignCode> foreignCodes) {
        super(
                Kind.REFUSED,
                Code.CATALOG_UNMAPPED_SEVERAL,
                foreignCodes.stream()
                        .map(code -> code.kind() + " " + code.code())
                        .collect(Collectors.joining(", ")),
                account(foreignCodes.get(0)));
        this.foreignCodes = foreignCodes;
    }

    /** For all the codes of one account that something waits for; at least one. */
    public static UnmappedCodeRejected all(Collection<ForeignCode> foreignCodes) {
        List<ForeignCode> codes = new ArrayList<>(foreignCodes);
        return codes.size() == 1 ? new UnmappedCodeRejected(codes.get(0)) : new UnmappedCodeRejected(codes);
    }

    private static String account(ForeignCode code) {
        return code.channel() + "/" + code.account();
    }

    /** What is to be mapped. */
    public List<ForeignCode> foreignCodes() {
        return foreignCodes;
    }
}
