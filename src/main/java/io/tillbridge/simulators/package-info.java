/** Stand-ins for the outside world in the demo profile; they speak over the network only. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.tillbridge.simulators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
