package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use one another only as their {@code package-info} allows, and never in a circle. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(TillbridgeApplication.class);

    @Test
    void modulesKeepToWhatTheyMayUse() {
        MODULES.verify();
    }

    @Test
    void everyPackageBelowTheRootIsAModuleThatSaysWhatItMayUse() {
        assertThat(MODULES.stream())
                .isNotEmpty()
                .allSatisfy(module -> assertThat(module.getBasePackage()
                                .getAnnotation(org.springframework.modulith.ApplicationModule.class))
                        .as(name(module))
                        .isPresent());
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier() + " has no @ApplicationModule in its package-info";
    }
}
