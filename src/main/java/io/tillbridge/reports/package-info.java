/** Business days of stores, and what managers read about them. Reads the other modules through their views only. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.tillbridge.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
