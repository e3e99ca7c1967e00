/** Articles, stores, and how the outside world's codes map to ours. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.tillbridge.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
