/** Canonical channel orders and their life. */
@ApplicationModule(allowedDependencies = {"shared", "catalog", "members", "inventory"})
@NullMarked
package io.tillbridge.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
