/** Who may do what: staff, devices, API clients, and the audit trail. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.tillbridge.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
