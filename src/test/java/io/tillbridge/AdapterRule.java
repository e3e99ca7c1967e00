package io.tillbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What every Kamelet under {@code adapters/} keeps to. A violation is a sentence that names the file. */
enum AdapterRule {
    IS_A_KAMELET((file, broken) -> {
        if (!file.root().path("kind").asText().equals("Kamelet")
                || !file.root().path("spec").has("template")) {
            broken.add("not a Kamelet with a template");
        }
    }),

    NAME_IS_THE_FILE_NAME((file, broken) -> {
        String name = file.root().path("metadata").path("name").asText();
        if (!file.fileName().equals(name + ".kamelet.yaml")) {
            broken.add("the name " + name + " is not the file's");
        }
    }),

    NAME_ENDS_IN_ITS_TYPE((file, broken) -> {
        JsonNode metadata = file.root().path("metadata");
        String type =
                metadata.path("labels").path("camel.apache.org/kamelet.type").asText();
        if (!type.matches("source|sink|action")
                || !metadata.path("name").asText().endsWith("-" + type)) {
            broken.add("the name must end in the label kamelet.type: source, sink or action");
        }
    }),

    SAYS_WHAT_IT_IS_FOR((file, broken) -> {
        JsonNode definition = file.root().path("spec").path("definition");
        if (definition.path("title").asText().isBlank()
                || definition.path("description").asText().isBlank()) {
            broken.add("title and description are missing");
        }
    }),

    EVERY_PROPERTY_IS_EXPLAINED((file, broken) -> properties(file).fields().forEachRemaining(property -> {
        for (String what : List.of("title", "description", "type")) {
            if (property.getValue().path(what).asText().isBlank()) {
                broken.add("the property " + property.getKey() + " has no " + what);
            }
        }
    })),

    EVERY_PROPERTY_IS_USED((file, broken) -> properties(file).fieldNames().forEachRemaining(name -> {
        if (!used(file).contains(name)) {
            broken.add("the property " + name + " is never used");
        }
    })),

    EVERY_PLACEHOLDER_IS_DECLARED((file, broken) -> {
        for (String name : used(file)) {
            if (!properties(file).has(name)) {
                broken.add("{{" + name + "}} is not among the properties");
            }
        }
    }),

    SECRETS_ARE_MARKED((file, broken) -> properties(file).fields().forEachRemaining(property -> {
        boolean secret =
                property.getKey().matches("(?i).*(password|passphrase|secret|token|private-?key|api-?key|access-?key)");
        if (secret && !property.getValue().path("format").asText().equals("password")) {
            broken.add("the secret " + property.getKey() + " lacks format: password");
        }
    })),

    AT_MOST_120_LINES((file, broken) -> {
        if (file.lines() > 120) {
            broken.add(file.lines() + " lines are more than 120");
        }
    });

    private final BiConsumer<YamlFile, List<String>> check;

    AdapterRule(BiConsumer<YamlFile, List<String>> check) {
        this.check = check;
    }

    List<String> violations(YamlFile file) {
        List<String> broken = new ArrayList<>();
        check.accept(file, broken);
        return broken.stream().map(what -> file.path() + ": " + what).toList();
    }

    private static JsonNode properties(YamlFile file) {
        return file.root().path("spec").path("definition").path("properties");
    }

    /** Names in double braces; those with a dot are the application's own properties, not the Kamelet's. */
    private static Set<String> used(YamlFile file) {
        Set<String> names = new HashSet<>();
        var placeholder = Pattern.compile("\\{\\{\\??([A-Za-z][A-Za-z0-9_-]*)(:[^}]*)?}}")
                .matcher(file.root().path("spec").path("template").toString());
        while (placeholder.find()) {
            names.add(placeholder.group(1));
        }
        return names;
    }
}
