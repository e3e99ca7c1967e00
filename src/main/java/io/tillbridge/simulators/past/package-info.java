/** Months of plausible business for the demo company and for benchmarks, the same for the same seed. */
@NullMarked
package io.tillbridge.simulators.past;

import org.jspecify.annotations.NullMarked;
