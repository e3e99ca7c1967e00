package io.tillbridge.formats;

import org.jspecify.annotations.Nullable;

/**
 * A control figure: what the trailer says, and what it is to be compared with.
 *
 * @param said field of the trailer
 * @param count record whose rows are counted; {@code *} for all records between header and trailer
 * @param sum field of the units' rows that is added up
 */
record CheckLayout(
        String said, @Nullable String count, @Nullable String sum) {}
