/** Goods waiting for a shopper at a store: codes, readiness, hand-over. */
@ApplicationModule(allowedDependencies = {"shared", "catalog", "orders", "inventory"})
@NullMarked
package io.tillbridge.pickup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
