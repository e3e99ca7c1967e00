package io.tillbridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, as the tests of the house read them. Paths are relative, with forward slashes. */
final class Checkout {

    private static final Pattern NOT_OURS = Pattern.compile("(\\.git|target|data|\\.idea|\\.vscode)(/.*)?");

    private Checkout() {}

    /** The files under the folder whose name matches; none when there is no such folder. */
    static List<Path> files(String folder, String namePattern) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().matches(namePattern))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What git tracks or would add; without git, everything that is not an output folder. */
    static List<Path> allFiles() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = git.start();
            String names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0 && !names.isEmpty()) {
                return Stream.of(names.split("\0"))
                        .map(Path::of)
                        .filter(Files::isRegularFile)
                        .toList();
            }
        } catch (IOException gitIsNotInstalled) {
            // an exported source tree has no git either; the walk below reads it
        }
        try (Stream<Path> paths = Files.walk(Path.of(""))) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !NOT_OURS.matcher(name(path)).matches())
                    .toList();
        }
    }

    static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
