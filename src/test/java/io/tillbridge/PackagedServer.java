package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** The packaged server as a process of its own, which can lose its power and be started again on the same data. */
public final class PackagedServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<String> command = new ArrayList<>();
    private final Path log;
    private final int port = Ports.free();
    private Process process;

    /** @param settings such as {@code tillbridge.broker.listen=127.0.0.1:61616} */
    public PackagedServer(Path data, List<String> settings) {
        log = data.resolve("server.log");
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar().toString(),
                "--server.port=" + port,
                "--tillbridge.data=" + data));
        settings.forEach(setting -> command.add("--" + setting));
        process = start();
    }

    /** The newest one that was built. */
    private static Path jar() {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("tillbridge-.*\\.jar"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new AssertionError("nothing is packaged: ./mvnw package -DskipTests"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() {
        File file = log.toFile();
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                    .start();
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                assertThat(started.isAlive()).as("see " + file).isTrue();
                return api().get("/actuator/health").status() == 200;
            });
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api api() {
        return Api.at(port);
    }

    /** As a power cut would: no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** After {@link #kill}: the same server on the same data. */
    public void startAgain() {
        process = start();
    }

    @Override
    public void close() {
        kill();
    }
}
