/** What IT and managers look at: messages, mappings, books. */
@ApplicationModule(
        allowedDependencies = {"shared", "integration", "security", "catalog", "inventory", "orders", "pickup"})
@NullMarked
package io.tillbridge.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
