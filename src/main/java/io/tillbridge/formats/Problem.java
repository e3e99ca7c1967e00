package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the record in hand, if anything. One for the whole file, so that good rows cost nothing. */
final class Problem {

    private @Nullable Code code;
    private List<Object> facts = List.of();
    private @Nullable String field;
    private int cell = -1;

    void clear() {
        code = null;
        field = null;
        cell = -1;
    }

    /** @return null, as the value of a field that has none */
    @Nullable
    Object is(Code what, @Nullable String where, int which, Object... why) {
        code = what;
        field = where;
        cell = which;
        facts = List.of(why);
        return null;
    }

    boolean exists() {
        return code != null;
    }

    Code code() {
        return code == null ? Code.FORMATS_RULE : code;
    }

    List<Object> facts() {
        return facts;
    }

    @Nullable
    String field() {
        return field;
    }

    /** Index of the cell, or -1 for the whole record. */
    int cell() {
        return cell;
    }
}
