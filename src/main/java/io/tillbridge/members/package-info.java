/** The retailer's members and their cards. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.tillbridge.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
