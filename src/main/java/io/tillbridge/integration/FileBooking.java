package io.tillbridge.integration;

import io.tillbridge.formats.Unit;
import java.util.List;

/** What a module does with the files of one kind. The bean of a kind is found by {@link #kind()}. */
public interface FileBooking {

    /** As links name it, such as {@code sales} or {@code stock-snapshot}. */
    String kind();

    /**
     * Books units in the caller's transaction. Small files come whole, large ones in chunks; whatever was booked before
     * changes nothing. What this throws ends the transaction: the file is tried again.
     *
     * @return what became of each unit, in their order
     */
    List<UnitFate> book(FileInHand file, List<Unit> units);

    /**
     * Whether a chunk must not end between two neighbours, since they are rows of one thing. A thing that is longer than a
     * chunk, or is told in two places of a long file, has to be booked in parts all the same.
     */
    default boolean together(Unit before, Unit next) {
        return false;
    }

    /** After the last unit of a sound file, in the transaction of the last chunk. */
    default void end(FileInHand file) {}
}
