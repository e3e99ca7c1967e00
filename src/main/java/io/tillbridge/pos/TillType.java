package io.tillbridge.pos;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of transaction a till recorded. */
enum TillType {
    SALE,
    RETURN,
    /** Given up at the till; undoes the transaction of the same number, if that was booked. */
    VOID,
    /** Undoes a transaction that was finished before. */
    POST_VOID,
    NO_SALE,
    SIGN_ON,
    SIGN_OFF,
    START_OF_DAY,
    END_OF_DAY,
    TILL_SETTLE,
    TRAINING,
    SUSPENDED,
    /** Anything else that has a number but moves neither goods nor money. */
    CONTROL;

    static TillType of(@Nullable String text) {
        if (text == null) {
            return SALE;
        }
        for (TillType type : values()) {
            if (type.name().equals(text.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        return CONTROL;
    }

    /** Goods or money change hands. */
    boolean moves() {
        return this == SALE || this == RETURN;
    }

    boolean undoes() {
        return this == VOID || this == POST_VOID;
    }

    /** Happened only for show; its number was used all the same, though maybe not in the order of the others. */
    boolean ignored() {
        return this == TRAINING || this == SUSPENDED;
    }
}
