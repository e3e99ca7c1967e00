/** Live-commerce channels: verifying what they push and translating it to canonical orders. */
@ApplicationModule(allowedDependencies = {"shared", "integration", "catalog", "orders"})
@NullMarked
package io.tillbridge.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
