/** Stand-ins for the outside world in the demo profile; they speak over the network only, but for what an
 * empty database is filled with. */
@ApplicationModule(allowedDependencies = {"shared", "coupons"})
@NullMarked
package io.tillbridge.simulators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
