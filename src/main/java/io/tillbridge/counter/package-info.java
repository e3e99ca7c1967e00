/** The counter page and its API: scan, look, hand over. */
@ApplicationModule(allowedDependencies = {"shared", "catalog", "inventory", "orders", "pickup", "points", "coupons"})
@NullMarked
package io.tillbridge.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
