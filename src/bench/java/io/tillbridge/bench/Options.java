package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a run was asked to measure; every option has a default, so that no arguments measure everything. */
record Options(
        List<String> databases,
        Path jar,
        Path java,
        List<String> jvmOptions,
        int orders,
        int handovers,
        int rounds,
        int warmUp,
        List<Integer> clients,
        List<Integer> histories,
        Set<String> scenarios,
        List<String> layouts,
        List<String> skus,
        Path out,
        int fileRows,
        int bookedRows,
        int coupons,
        int stores,
        int days,
        boolean check,
        String asGiven) {

    static final String USAGE = """
            Bench [--db h2,postgres] [--jar target/tillbridge-*.jar] [--orders 4000] [--handovers 2000] [--rounds 3]
                  [--warm-up 120] [--clients 1,8,32] [--history 1000,1000000] [--scenarios startup,intake,hot,handover,scan,files,coupons,ledgers,reports]
                  [--layouts jar,extracted,cds] [--skus A,B,C] [--java /path/to/java] [--jvm "-Xmx512m ..."]
                  [--file-rows 1000000] [--booked-rows 300000] [--coupons 1000000]
                  [--stores 100] [--days 100]
                  [--out target/bench] [--check]""";

    private static final Set<String> NAMES = Set.of(
            "db",
            "jar",
            "java",
            "jvm",
            "orders",
            "handovers",
            "rounds",
            "warm-up",
            "clients",
            "history",
            "scenarios",
            "layouts",
            "skus",
            "file-rows",
            "booked-rows",
            "coupons",
            "stores",
            "days",
            "out");

    static Options of(String... args) throws IOException {
        Map<String, String> given = new HashMap<>();
        var check = false;
        for (var i = 0; i < args.length; i++) {
            var name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (name.equals("check")) {
                check = true;
            } else if (NAMES.contains(name) && i + 1 < args.length) {
                given.put(name, args[++i]);
            } else {
                throw new IllegalArgumentException("not understood: " + args[i] + "\n" + USAGE);
            }
        }
        var orders = Integer.parseInt(given.getOrDefault("orders", "4000"));
        return new Options(
                words(given.getOrDefault("db", "h2,postgres")),
                newest(given.getOrDefault("jar", "target/tillbridge-*.jar")),
                Path.of(given.getOrDefault(
                        "java",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())),
                Arrays.stream(given.getOrDefault("jvm", "").split(" "))
                        .filter(word -> !word.isBlank())
                        .toList(),
                orders,
                Integer.parseInt(given.getOrDefault("handovers", String.valueOf(Math.max(1, orders / 2)))),
                Integer.parseInt(given.getOrDefault("rounds", "3")),
                Integer.parseInt(given.getOrDefault("warm-up", "120")),
                numbers(given.getOrDefault("clients", "1,8,32")),
                numbers(given.getOrDefault("history", "1000,1000000")),
                Set.copyOf(words(given.getOrDefault(
                        "scenarios", "startup,intake,hot,handover,scan,files,coupons,ledgers,reports"))),
                words(given.getOrDefault("layouts", "jar,extracted,cds")),
                words(given.getOrDefault("skus", "")),
                Path.of(given.getOrDefault("out", "target/bench")),
                Integer.parseInt(given.getOrDefault("file-rows", "1000000")),
                Integer.parseInt(given.getOrDefault("booked-rows", "300000")),
                Integer.parseInt(given.getOrDefault("coupons", "1000000")),
                Integer.parseInt(given.getOrDefault("stores", "100")),
                Integer.parseInt(given.getOrDefault("days", "100")),
                check,
                String.join(" ", args));
    }

    boolean asks(String scenario) {
        return scenarios.contains(scenario);
    }

    /** Whether a server under load is needed, or only its start. */
    boolean drives() {
        return scenarios.stream()
                .anyMatch(scenario -> !Set.of("startup", "files", "coupons", "ledgers", "reports")
                        .contains(scenario));
    }

    int mostClients() {
        return clients.get(clients.size() - 1);
    }

    /** One client alone is slow by nature: a quarter of the work gives the same figure. */
    int share(int whole, int clientCount) {
        return clientCount == 1 ? Math.max(1, whole / 4) : whole;
    }

    private static Path newest(String pattern) throws IOException {
        var path = Path.of(pattern).toAbsolutePath();
        if (Files.exists(path)) {
            return path;
        }
        var folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("no packaged server at " + pattern);
        }
        var matcher = path.getFileSystem().getPathMatcher("glob:" + path);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(matcher::matches)
                    .max((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalArgumentException("no packaged server at " + pattern));
        }
    }

    private static List<String> words(String commaList) {
        return Arrays.stream(commaList.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Integer> numbers(String commaList) {
        return words(commaList).stream().map(Integer::valueOf).sorted().toList();
    }
}
