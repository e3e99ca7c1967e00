package io.tillbridge.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * What of its heap a running server cannot let go of: {@code jcmd} has its garbage collected again and again, and says what is
 * left then. Memory that is merely not collected yet is in no figure, so that these may be compared.
 */
final class LiveHeap {

    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final double KIB_IN_MIB = 1024;

    private final String jcmd;
    private final String process;

    /** @param java of the server, beside which its {@code jcmd} lies */
    LiveHeap(Path java, long process) {
        this.jcmd = java.resolveSibling("jcmd").toString();
        this.process = String.valueOf(process);
    }

    /** The most that was in use while the work was done, in MiB. */
    double mostMibWhile(Callable<?> work) throws Exception {
        var worker = Executors.newSingleThreadExecutor();
        try {
            var done = worker.submit(work);
            var most = 0.0;
            while (!done.isDone()) {
                ask("GC.run");
                most = Math.max(most, usedMib(ask("GC.heap_info")));
            }
            done.get();
            return most;
        } finally {
            worker.shutdownNow();
        }
    }

    /** The spaces of the heap; what lies outside of it is told in other words. */
    private static double usedMib(String info) {
        return USED.matcher(info)
                        .results()
                        .mapToLong(space -> Long.parseLong(space.group(1)))
                        .sum()
                / KIB_IN_MIB;
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
