package io.tillbridge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A YAML file of the repository, or the text of one in a test. */
record YamlFile(String path, String text, JsonNode root) {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static YamlFile of(String path, String text) {
        try {
            return new YamlFile(path, text, YAML.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(path + " is not YAML: " + e.getMessage(), e);
        }
    }

    static YamlFile read(Path path) {
        try {
            return of(Checkout.name(path), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The file name up to its first dot. */
    String baseName() {
        return fileName().replaceFirst("\\..*", "");
    }

    /** The folder right below {@code routes} or {@code adapters}. */
    String folder() {
        String[] parts = path.split("/");
        return parts.length > 2 ? parts[1] : "";
    }

    long lines() {
        return text.lines().count();
    }

    Stream<JsonNode> documents() {
        return root.isArray() ? StreamSupport.stream(root.spliterator(), false) : Stream.of(root);
    }

    /** Visits every field of every object below the node, outermost first. */
    static void walk(JsonNode node, BiConsumer<String, JsonNode> visitor) {
        node.fields().forEachRemaining(field -> {
            visitor.accept(field.getKey(), field.getValue());
            walk(field.getValue(), visitor);
        });
        if (node.isArray()) {
            node.forEach(item -> walk(item, visitor));
        }
    }

    /** The values of all fields of that name, at any depth. */
    static List<JsonNode> all(JsonNode node, String field) {
        List<JsonNode> found = new ArrayList<>();
        walk(node, (name, value) -> {
            if (name.equals(field)) {
                found.add(value);
            }
        });
        return found;
    }
}
