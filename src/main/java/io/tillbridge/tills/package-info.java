/** Tills that ask by message: who asks, in which order, how much of it, and what each is answered. */
@ApplicationModule(
        allowedDependencies = {"shared", "integration", "counter", "pickup", "members", "points", "coupons", "pos"})
@NullMarked
package io.tillbridge.tills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
