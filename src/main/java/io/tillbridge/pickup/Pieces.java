package io.tillbridge.pickup;

import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** So many pieces of a line of a pickup. */
public record Pieces(@Min(1) int lineNo, @Min(1) int quantity) {

    /** Pieces by line number; a line that is named twice adds up. */
    public static Map<Integer, Integer> byLine(@Nullable List<Pieces> lines) {
        Map<Integer, Integer> pieces = new TreeMap<>();
        if (lines != null) {
            lines.forEach(line -> pieces.merge(line.lineNo(), line.quantity(), Math::addExact));
        }
        return pieces;
    }
}
