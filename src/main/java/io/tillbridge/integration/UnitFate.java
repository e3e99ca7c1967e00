package io.tillbridge.integration;

import io.tillbridge.shared.BusinessRuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a unit of a file.
 *
 * @param why the rule that spoke against it; null for {@link State#BOOKED} and {@link State#REPEATED}. A parked unit that
 *     waits for a mapping carries the catalogue's rejection, and is booked by itself once the code is mapped
 */
public record UnitFate(State state, @Nullable BusinessRuleViolation why) {

    /** Where a unit ends up. */
    public enum State {
        BOOKED,
        /** Was booked before with the same content, or is of a kind that means nothing here. */
        REPEATED,
        /** Was booked before with other content; somebody has to look. */
        CONFLICT,
        /** Waits, for a mapping for example. */
        PARKED,
        /** The rules forbid it; nothing will change that. */
        REFUSED
    }

    public static final UnitFate BOOKED = new UnitFate(State.BOOKED, null);
    public static final UnitFate REPEATED = new UnitFate(State.REPEATED, null);

    public static UnitFate conflict(BusinessRuleViolation why) {
        return new UnitFate(State.CONFLICT, why);
    }

    public static UnitFate parked(BusinessRuleViolation why) {
        return new UnitFate(State.PARKED, why);
    }

    public static UnitFate refused(BusinessRuleViolation why) {
        return new UnitFate(State.REFUSED, why);
    }
}
