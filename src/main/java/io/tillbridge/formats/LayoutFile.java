package io.tillbridge.formats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

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
                    file, place(e), e.getOriginalMessage().lines().findFirst().orElse(""));
        }
        List<String> complaints = new LayoutRules(layout).complaints();
        if (!complaints.isEmpty()) {
            throw LayoutRejected.broken(file, layout.id() == null ? "id" : layout.id(), String.join("; ", complaints));
        }
        return layout;
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String line = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPathReference().replaceAll("io\\.tillbridge\\.formats\\.|java\\.util\\.\\w+", "")
                : "";
        return path.isEmpty() ? line : line + " (" + path + ")";
    }
}
