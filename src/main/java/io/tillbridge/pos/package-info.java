/** What the tills of stores sell and take back, as their files tell it, and the lists that go out to them. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "integration",
            "formats",
            "catalog",
            "inventory",
            "members",
            "pickup",
            "coupons",
            "points"
        })
@NullMarked
package io.tillbridge.pos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
