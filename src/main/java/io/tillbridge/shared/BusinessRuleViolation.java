package io.tillbridge.shared;

import java.util.Arrays;
import java.util.List;

/**
 * A business "no": expected, explained and never retried. Carries a stable code for programs and the facts from which
 * {@code messages*.properties} builds the sentence for people, in their language.
 */
public abstract class BusinessRuleViolation extends RuntimeException {

    /** What kind of "no" it is; decides the HTTP status. */
    public enum Kind {
        /** The rules forbid it now (409). */
        REFUSED,
        /** There is no such thing (404). */
        UNKNOWN,
        /** The caller may not (403). */
        FORBIDDEN,
        /** The request makes no sense as it stands (422). */
        INVALID,
        /** Too many tries (429). */
        TOO_MANY
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> facts;

    protected BusinessRuleViolation(Kind kind, Enum<?> code, Object... facts) {
        super(code.name() + (facts.length == 0 ? "" : " " + Arrays.toString(facts)), null, false, false);
        this.kind = kind;
        this.code = code.name();
        this.facts = List.of(facts);
    }

    public Kind kind() {
        return kind;
    }

    /** Stable, {@code MODULE_REASON}; also the key of the sentence in the message bundles. */
    public String code() {
        return code;
    }

    /** How serious it is for whoever stands at the counter. */
    public Tone tone() {
        return Tone.LOOK;
    }

    /** What fills {@code {0}}, {@code {1}} ... of the sentence. */
    public List<Object> facts() {
        return facts;
    }
}
