package io.tillbridge.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All layouts: those that come with the program, and those of the operator, which go before. */
@Component
public class Layouts {

    private static final String OURS = "classpath*:adapters/**/*.layout.yaml";
    private static final String ENDING = ".layout.yaml";

    private final Map<String, Layout> layouts = new ConcurrentHashMap<>();

    /** The layouts that come with the program. */
    public Layouts() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(OURS)) {
                add(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The layout of an id.
     *
     * @throws LayoutRejected if there is none
     */
    public Layout get(String id) {
        Layout layout = layouts.get(id);
        if (layout == null) {
            throw LayoutRejected.unknown(id);
        }
        return layout;
    }

    public Set<String> ids() {
        return new TreeSet<>(layouts.keySet());
    }

    /**
     * Takes the layouts of a folder and all below it; those with an id that is known replace it. A broken one changes nothing.
     *
     * @return one for each broken layout, with file, place and reason
     */
    public List<LayoutRejected> load(Path operatorFolder) {
        List<LayoutRejected> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(operatorFolder)) {
            for (Path file : files.filter(Layouts::isLayout).sorted().toList()) {
                try {
                    add(operatorFolder.relativize(file).toString(), Files.readString(file));
                } catch (LayoutRejected e) {
                    broken.add(e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return broken;
    }

    private void add(String file, String yaml) {
        Layout layout = LayoutFile.parse(file, yaml);
        layouts.put(layout.id(), layout);
    }

    private static boolean isLayout(Path file) {
        return file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file);
    }
}
