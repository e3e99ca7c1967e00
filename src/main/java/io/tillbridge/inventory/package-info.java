/** Stock per store and article: on hand, reserved, and the movements behind both. */
@ApplicationModule(allowedDependencies = {"shared", "catalog"})
@NullMarked
package io.tillbridge.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
