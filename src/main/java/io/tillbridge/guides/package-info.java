/** Shopping guides, who advise shoppers and bring orders in. */
@ApplicationModule(allowedDependencies = {"shared", "members", "live", "orders", "pickup"})
@NullMarked
package io.tillbridge.guides;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
