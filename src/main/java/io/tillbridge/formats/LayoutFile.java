package io.tillbridge.formats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a layout from YAML, and says where it cannot. */
final class LayoutFile {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private LayoutFile() {}

    /**
     * Reads a layout.
     *
     * @throws LayoutRejected with file, place and reason
     */
    static Layout parse(String file, String yaml) {
        Layout layout;
        try {
            layout = YAML.readValue(yaml, Layout.class);
        } catch (JsonProcessingException e) {
            throw LayoutRejected.broken(
                    file,
                    place(e, yaml),
                    e.getOriginalMessage().lines().findFirst().orElse(""));
        }
        List<String> complaints = new LayoutRules(layout).complaints();
        if (!complaints.isEmpty()) {
            throw LayoutRejected.broken(file, layout.id() == null ? "id" : layout.id(), String.join("; ", complaints));
        }
        return layout;
    }

    private static String place(JsonProcessingException e, String yaml) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "line " + lineOf(unknown.getPropertyName() + ":", yaml);
        }
        JsonLocation at = e.getLocation();
        String line = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        return path.isEmpty() ? line : line + " (" + path + ")";
    }

    /** The reader of records only notices at their end; the line is where the word stands first. */
    private static long lineOf(String word, String yaml) {
        return yaml.lines().takeWhile(line -> !line.contains(word)).count() + 1;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
