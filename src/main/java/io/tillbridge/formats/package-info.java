/** Reads and writes the files of tills and warehouses by layouts that are data. Knows bytes and fields, not what they mean. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.tillbridge.formats;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
