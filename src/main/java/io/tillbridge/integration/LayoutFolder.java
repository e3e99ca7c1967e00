package io.tillbridge.integration;

import io.tillbridge.formats.LayoutRejected;
import io.tillbridge.formats.Layouts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The layouts in the operator's folder of adapters: further ones, and those that take the place of ours. */
@Component
class LayoutFolder {

    private static final Logger log = LoggerFactory.getLogger(LayoutFolder.class);

    private final Layouts layouts;
    private final Path folder;
    private List<String> told = List.of();

    LayoutFolder(Layouts layouts, @Value("${tillbridge.adapters}") Path folder) {
        this.layouts = layouts;
        this.folder = folder;
    }

    /** Reads the folder again. A broken layout changes nothing; what is wrong with it is said once. */
    synchronized void reload() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> broken =
                layouts.load(folder).stream().map(LayoutRejected::getMessage).toList();
        broken.stream().filter(one -> !told.contains(one)).forEach(one -> log.warn("A layout is not used: {}", one));
        told = broken;
    }
}
