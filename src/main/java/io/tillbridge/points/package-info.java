/** Points of members: earned, frozen, spent, given back, ended; every point in a lot, every change an entry. */
@ApplicationModule(allowedDependencies = {"shared", "members", "pickup"})
@NullMarked
package io.tillbridge.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
