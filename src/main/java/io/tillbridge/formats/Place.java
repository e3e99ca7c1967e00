package io.tillbridge.formats;

import io.tillbridge.formats.Reject.Code;
import java.util.List;

/**
 * Where something stands in a file.
 *
 * @param line counted from 1
 * @param offset of its first byte
 * @param raw its text
 */
record Place(long line, long offset, String raw) {

    /** Refuses what stands here as a whole. */
    Reject reject(Code code, Object... facts) {
        return new Reject(line, offset, 0, null, raw, code, List.of(facts));
    }
}
