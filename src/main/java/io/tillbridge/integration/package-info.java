/** The plumbing: broker, message journal, outbox and its relay. */
@ApplicationModule(allowedDependencies = {"shared", "formats"})
@NullMarked
package io.tillbridge.integration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
