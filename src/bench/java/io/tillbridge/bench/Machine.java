package io.tillbridge.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What the figures were taken on; two runs compare only when these agree. */
record Machine(
        String takenAt,
        int cores,
        long memoryMib,
        double loadBefore,
        String system,
        String java,
        String serverJava,
        String arguments) {

    static Machine here(Options options) throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 20,
                system.getSystemLoadAverage(),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                Runtime.version().toString(),
                version(options),
                options.asGiven());
    }

    private static String version(Options options) throws IOException {
        var process = new ProcessBuilder(options.java().toString(), "-version")
                .redirectErrorStream(true)
                .start();
        try (var answer = process.inputReader(StandardCharsets.UTF_8)) {
            return String.valueOf(answer.readLine());
        }
    }
}
