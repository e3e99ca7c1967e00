/** Live rooms. */
@ApplicationModule(allowedDependencies = {"shared", "members", "catalog"})
@NullMarked
package io.tillbridge.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
