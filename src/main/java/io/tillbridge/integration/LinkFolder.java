package io.tillbridge.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The operator's folder in which every YAML file is a link. */
@Component
class LinkFolder {

    private final Path folder;
    private final LinkSecrets.Environment environment;

    @Autowired
    LinkFolder(@Value("${tillbridge.links}") Path folder, Environment environment) {
        this(folder, name -> Optional.ofNullable(environment.getProperty(name)));
    }

    LinkFolder(Path folder, LinkSecrets.Environment environment) {
        this.folder = folder.toAbsolutePath();
        this.environment = environment;
    }

    /** The text of each file by its name. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + LinkYaml.ENDING)) {
            for (Path file : files) {
                texts.put(String.valueOf(file.getFileName()), text(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /**
     * The link that a text describes.
     *
     * @throws LinkRejected with file, line and column if it describes none
     */
    Link read(String file, String text) {
        return LinkYaml.read(folder, file, text, environment);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        }
    }
}
