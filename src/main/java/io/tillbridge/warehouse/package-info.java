/** Warehouses and what they exchange with us: counts and changes of stock, goods asked for, sent and arrived. */
@ApplicationModule(allowedDependencies = {"shared", "integration", "formats", "catalog", "inventory", "pickup"})
@NullMarked
package io.tillbridge.warehouse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
