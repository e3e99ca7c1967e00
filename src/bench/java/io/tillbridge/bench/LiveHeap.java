package io.tillbridge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of its heap a running server cannot let go of: {@code jcmd} has its objects counted again and again, each time behind a
 * full collection while the server stands still. Memory that is merely not collected yet is in no figure, so that these may
 * be compared.
 */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");
    private static final Pattern CLASS = Pattern.compile("^ *\\d+: ");
    private static final int LARGEST = 8;
    private static final double MIB = 1024 * 1024;

    private final String jcmd;
    private final String process;

    /** @param java of the server, beside which its {@code jcmd} lies */
    LiveHeap(Path java, long process) {
        this.jcmd = java.resolveSibling("jcmd").toString();
        this.process = String.valueOf(process);
    }

    /**
     * What was in use at one moment.
     *
     * @param largest the classes whose objects took most of it, a line each as {@code jcmd} prints them
     */
    record Moment(double mib, String largest) {}

    /** The moment at which most was in use while the work was done. */
    Moment mostWhile(Callable<?> work) throws Exception {
        var worker = Executors.newSingleThreadExecutor();
        try {
            var done = worker.submit(work);
            var most = now();
            while (!done.isDone()) {
                var next = now();
                most = next.mib() > most.mib() ? next : most;
            }
            done.get();
            return most;
        } finally {
            worker.shutdownNow();
        }
    }

    private Moment now() throws IOException, InterruptedException {
        var histogram = ask("GC.class_histogram");
        var total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("no total in " + histogram);
        }
        var largest = histogram
                .lines()
                .filter(line -> CLASS.matcher(line).find())
                .limit(LARGEST)
                .collect(Collectors.joining("\n"));
        return new Moment(Long.parseLong(total.group(1)) / MIB, largest);
    }

    private String ask(String command) throws IOException, InterruptedException {
        var asked = new ProcessBuilder(jcmd, process, command)
                .redirectErrorStream(true)
                .start();
        var answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + answer);
        }
        return answer;
    }
}
