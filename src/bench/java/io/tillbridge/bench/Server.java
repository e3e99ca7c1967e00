package io.tillbridge.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, started, asked for its health and stopped by its handle. */
final class Server implements AutoCloseable {

    private static final int START_SECONDS = 240;
    private static final int QUIET_WINDOW_MILLIS = 400;
    private static final int QUIET_TRIES = 150;

    private final Process process;
    private final Thread onExit;
    private final int port;
    private final double startSeconds;

    private Server(Process process, Thread onExit, int port, double startSeconds) {
        this.process = process;
        this.onExit = onExit;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Starts the server and returns at its first healthy answer. */
    static Server start(List<String> launch, Path data, List<String> databaseArguments)
            throws IOException, InterruptedException {
        return start(launch, data, databaseArguments, START_SECONDS);
    }

    /** As {@link #start(List, Path, List)}, with patience for a server that has much to do before it answers. */
    static Server start(List<String> launch, Path data, List<String> databaseArguments, int seconds)
            throws IOException, InterruptedException {
        var port = freePort();
        List<String> command = new ArrayList<>(launch);
        command.add("--server.port=" + port);
        command.add("--tillbridge.data=" + data);
        command.addAll(databaseArguments);
        Files.createDirectories(data);
        var log = data.resolve("server.log");
        var began = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var onExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(onExit);
        var patience = began + TimeUnit.SECONDS.toNanos(seconds);
        while (process.isAlive() && System.nanoTime() < patience) {
            if (healthy(port)) {
                return new Server(process, onExit, port, (System.nanoTime() - began) / 1e9);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("the server did not become healthy; its log ends with:\n" + tail(log));
    }

    int port() {
        return port;
    }

    double startSeconds() {
        return startSeconds;
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory in MiB, or 0 where the system does not say. */
    double residentMib() throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Waits until the server has done what it does after its answers, so that it does not slow the next measurement. */
    void awaitQuiet() throws InterruptedException {
        for (var tries = 0; tries < QUIET_TRIES; tries++) {
            var before = cpuMillis();
            TimeUnit.MILLISECONDS.sleep(QUIET_WINDOW_MILLIS);
            if (cpuMillis() - before <= QUIET_WINDOW_MILLIS / 10) {
                return;
            }
        }
        System.err.println("The server is still busy; the next figure carries its after-work.");
    }

    private long cpuMillis() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    private static boolean healthy(int port) {
        try (var wire = new Wire(port)) {
            return wire.send(Wire.request("GET", "/actuator/health", "", new byte[0]))
                            .status()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A port that nobody listens on now. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    }
}
