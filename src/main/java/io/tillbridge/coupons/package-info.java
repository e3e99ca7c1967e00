/** Coupons: what they are worth, who has them, and that each is used once. */
@ApplicationModule(allowedDependencies = {"shared", "catalog"})
@NullMarked
package io.tillbridge.coupons;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
