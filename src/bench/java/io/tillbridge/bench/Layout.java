package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ways to start the same packaged server; each answers with the command line up to the server's own arguments. */
enum Layout {
    /** {@code java -jar tillbridge.jar}, as delivered. */
    JAR {
        @Override
        List<String> launch(Options options, Path work, Path data, List<String> arguments) {
            return java(options, List.of(), options.jar());
        }
    },
    /** The jar taken apart once with {@code java -Djarmode=tools -jar tillbridge.jar extract}. */
    EXTRACTED {
        @Override
        List<String> launch(Options options, Path work, Path data, List<String> arguments)
                throws IOException, InterruptedException {
            return java(options, List.of(), extract(options, work));
        }
    },
    /** The extracted jar with a class-data archive from one training start ({@code -XX:ArchiveClassesAtExit}). */
    CDS {
        @Override
        List<String> launch(Options options, Path work, Path data, List<String> arguments)
                throws IOException, InterruptedException {
            var jar = extract(options, work);
            var archive = work.resolve("classes.jsa");
            List<String> training = java(
                    options, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"), jar);
            training.add("--server.port=0");
            training.add("--tillbridge.data=" + data);
            training.addAll(arguments);
            finish(training, work.resolve("training.log"));
            return java(options, List.of("-XX:SharedArchiveFile=" + archive), jar);
        }
    };

    abstract List<String> launch(Options options, Path work, Path data, List<String> arguments)
            throws IOException, InterruptedException;

    private static List<String> java(Options options, List<String> flags, Path jar) {
        List<String> command = new ArrayList<>();
        command.add(options.java().toString());
        command.addAll(options.jvmOptions());
        command.addAll(flags);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    private static Path extract(Options options, Path work) throws IOException, InterruptedException {
        var folder = work.resolve("extracted");
        var jar = folder.resolve(options.jar().getFileName());
        if (!Files.exists(jar)) {
            Files.createDirectories(work);
            List<String> command = java(options, List.of("-Djarmode=tools"), options.jar());
            command.addAll(List.of("extract", "--destination", folder.toString()));
            finish(command, work.resolve("extract.log"));
        }
        return jar;
    }

    private static void finish(List<String> command, Path log) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(
                    "%s ended with %d:%n%s".formatted(String.join(" ", command), status, Files.readString(log)));
        }
    }
}
