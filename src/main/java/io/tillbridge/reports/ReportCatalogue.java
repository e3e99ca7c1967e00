package io.tillbridge.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tillbridge.reports.ReportColumn.Type;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The reports that there are: a folder each, {@code report.yaml} with a query or a view, {@code labels_zh_CN} and
 * {@code labels_en}, and the page as JRXML. Those of the operator's folder come on top of ours, and replace them by their name. A
 * folder that is wrong is left out with the reason in the log; it harms no other.
 */
@Component
class ReportCatalogue {

    private static final Logger log = LoggerFactory.getLogger(ReportCatalogue.class);
    private static final String DESCRIPTION = "report.yaml";
    private static final Map<String, String> LANGUAGES =
            Map.of("zh", "labels_zh_CN.properties", "en", "labels_en.properties");
    private static final String OF_VIEW =
            "select * from %s where store_id = :store and business_date = :date and :from < :until and :zone <> ''";

    private final Map<String, ReportDefinition> reports = new TreeMap<>();
    private final Map<String, String> broken = new TreeMap<>();

    ReportCatalogue(@Value("${tillbridge.reports.folder}") String folder) throws IOException {
        for (Resource found :
                new PathMatchingResourcePatternResolver().getResources("classpath*:reports/*/" + DESCRIPTION)) {
            add(found);
        }
        if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            try (var folders = Files.list(Path.of(folder))) {
                folders.map(each -> each.resolve(DESCRIPTION))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(file -> add(new FileSystemResource(file)));
            }
        }
    }

    private void add(Resource description) {
        String id = "?";
        try {
            String path = description.getURL().getPath();
            String[] names = path.split("/");
            id = names[names.length - 2];
            reports.put(id, read(id, description));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            log.warn("The report {} is left out: {}", id, e.getMessage());
            broken.put(id, String.valueOf(e.getMessage()));
        }
    }

    /** In the order of their ids. */
    List<ReportDefinition> all() {
        return List.copyOf(reports.values());
    }

    /** Those that are about such a day: a store's, or the company's. */
    List<ReportDefinition> about(StoreDay day) {
        var scope = day.ofCompany() ? ReportDefinition.Scope.COMPANY : ReportDefinition.Scope.STORE;
        return reports.values().stream()
                .filter(report -> report.scope() == scope)
                .toList();
    }

    Optional<ReportDefinition> find(String id) {
        return Optional.ofNullable(reports.get(id));
    }

    /** Folders that were left out, with the reason. */
    Map<String, String> broken() {
        return Map.copyOf(broken);
    }

    private static ReportDefinition read(String id, Resource description) throws IOException {
        JsonNode said = new YAMLMapper().readTree(description.getContentAsByteArray());
        Map<String, Properties> labels = new HashMap<>();
        for (Map.Entry<String, String> language : LANGUAGES.entrySet()) {
            labels.put(language.getKey(), properties(description.createRelative(language.getValue())));
        }
        List<ReportColumn> columns = new ArrayList<>();
        said.path("columns").fields().forEachRemaining(column -> columns.add(column(column, labels)));
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(DESCRIPTION + " has no columns");
        }
        return new ReportDefinition(
                id,
                ReportDefinition.Scope.valueOf(said.path("scope").asText("STORE")),
                label(labels, "title"),
                sql(said, description),
                columns,
                words(labels),
                chart(said.path("chart")),
                description.createRelative(id + ".jrxml").getContentAsByteArray());
    }

    private static String sql(JsonNode said, Resource description) throws IOException {
        String view = said.path("view").asText();
        if (view.isEmpty()) {
            return description.createRelative("rows.sql").getContentAsString(StandardCharsets.UTF_8);
        }
        if (!view.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("view: " + view + " is no name of a view");
        }
        return OF_VIEW.formatted(view);
    }

    private static ReportColumn column(Map.Entry<String, JsonNode> said, Map<String, Properties> labels) {
        String type = said.getValue().path("type").asText("TEXT");
        return new ReportColumn(
                said.getKey(),
                Type.valueOf(type),
                label(labels, "column." + said.getKey()),
                said.getValue().path("sum").asBoolean());
    }

    private static Map<String, String> label(Map<String, Properties> labels, String key) {
        Map<String, String> texts = new HashMap<>();
        labels.forEach((language, of) -> texts.put(language, of.getProperty(key, key)));
        return texts;
    }

    private static Map<String, Map<String, String>> words(Map<String, Properties> labels) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        labels.forEach((language, of) -> {
            Map<String, String> texts = new HashMap<>();
            of.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("code."))
                    .forEach(key -> texts.put(key.substring("code.".length()), of.getProperty(key)));
            words.put(language, texts);
        });
        return words;
    }

    private static ReportDefinition.@Nullable Chart chart(JsonNode said) {
        return said.isMissingNode()
                ? null
                : new ReportDefinition.Chart(
                        said.path("label").asText(), said.path("figure").asText());
    }

    private static Properties properties(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
