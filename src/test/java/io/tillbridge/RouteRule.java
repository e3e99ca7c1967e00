package io.tillbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What every file under {@code routes/} keeps to. A violation is a sentence that names the file. */
enum RouteRule {
    ONLY_KNOWN_DOCUMENTS(eachFile((file, broken) -> {
        if (!file.fileName().matches("[a-z0-9]+(-[a-z0-9]+)*\\.camel\\.yaml")) {
            broken.add("a route file is named <verb>-<object>.camel.yaml");
        }
        if (!file.root().isArray() && !file.root().path("kind").asText().equals("Kamelet")) {
            broken.add("the file must be a list of route and routeConfiguration, or a Kamelet");
        }
        if (file.root().isArray()) {
            file.documents()
                    .filter(document ->
                            document.size() != 1 || !(document.has("route") || document.has("routeConfiguration")))
                    .forEach(document -> broken.add("neither route nor routeConfiguration: " + start(document)));
        }
    })),

    ID_IS_GROUP_AND_FILE_NAME(eachRoute((file, route, broken) -> {
        String expected = file.folder() + "-" + file.baseName();
        if (!route.path("id").asText().equals(expected)) {
            broken.add("the route's id must be " + expected);
        }
    })),

    GROUP_IS_THE_FOLDER(eachRoute((file, route, broken) -> {
        if (!route.path("group").asText().equals(file.folder())) {
            broken.add("the route's group must be " + file.folder());
        }
    })),

    SAYS_WHAT_IT_IS_FOR(eachRoute((file, route, broken) -> {
        if (route.path("description").asText().isBlank()) {
            broken.add("the route has no description");
        }
    })),

    AN_UNTRUSTED_EDGE_HAS_A_FAILURE_POLICY(eachRoute((file, route, broken) -> {
        boolean policy = route.has("errorHandler")
                || !route.path("routeConfigurationId").asText().isBlank();
        if (!policy && !scheme(route.path("from").path("uri").asText()).matches(Names.INNER_SCHEMES)) {
            broken.add("the route takes from " + route.path("from").path("uri").asText()
                    + " and needs a routeConfigurationId or an errorHandler");
        }
    })),

    AT_MOST_SEVEN_STEPS(eachRoute((file, route, broken) -> {
        int steps =
                route.path("from").path("steps").size() + route.path("steps").size();
        if (steps > 7) {
            broken.add(steps + " top-level steps are more than 7");
        }
    })),

    AT_MOST_EIGHTY_LINES(eachFile((file, broken) -> {
        if (file.lines() > 80) {
            broken.add(file.lines() + " lines are more than 80");
        }
    })),

    EVERY_STEP_HAS_AN_ID(eachFile((file, broken) -> {
        for (JsonNode steps : YamlFile.all(file.root(), "steps")) {
            steps.forEach(step -> step.fields().forEachRemaining(eip -> {
                if (eip.getValue().path("id").asText().isBlank()) {
                    broken.add("a step has no id: " + start(step));
                }
            }));
        }
        for (JsonNode onException : YamlFile.all(file.root(), "onException")) {
            if (onException.isObject() && onException.path("id").asText().isBlank()) {
                broken.add("an onException has no id: " + start(onException));
            }
        }
    })),

    IDS_ARE_UNIQUE(files -> {
        List<String> broken = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (YamlFile file : files) {
            for (JsonNode id : YamlFile.all(file.root(), "id")) {
                String elsewhere = seen.put(id.asText(), file.path());
                if (elsewhere != null) {
                    broken.add(file.path() + ": the id " + id.asText() + " is also in " + elsewhere);
                }
            }
        }
        return broken;
    }),

    EVERY_DIRECT_TARGET_IS_CONSUMED(files -> {
        Set<String> consumed = new HashSet<>();
        Map<String, String> targets = new HashMap<>();
        for (YamlFile file : files) {
            YamlFile.walk(file.root(), (name, value) -> {
                String direct = Names.direct(value);
                if (name.equals("from")) {
                    consumed.add(direct);
                } else if (!direct.isEmpty() && !direct.contains("${")) {
                    targets.put(direct, file.path());
                }
            });
        }
        targets.keySet().removeAll(consumed);
        return targets.entrySet().stream()
                .map(target -> target.getValue() + ": nobody consumes direct:" + target.getKey())
                .toList();
    }),

    NO_LITERAL_HOST_PORT_OR_SECRET(eachFile((file, broken) -> YamlFile.walk(file.root(), (name, value) -> {
        String text = value.asText();
        boolean literal = value.isValueNode() && !text.contains("{{") && !text.contains("${");
        if (literal && Names.CONFIGURED.matcher(name).matches()) {
            broken.add(name + " must come from a property: " + text);
        }
        boolean endpoint = name.equals("uri") || name.equals("to") || name.equals("toD");
        if (value.isTextual() && Names.MACHINE.matcher(text).find()
                || endpoint && Names.ADDRESS.matcher(text).find()) {
            broken.add("a host or port is written out: " + text);
        }
    }))),

    NO_EXPRESSION_IN_TO(eachFile((file, broken) -> {
        for (JsonNode to : YamlFile.all(file.root(), "to")) {
            String uri = to.isTextual() ? to.asText() : to.path("uri").asText();
            if (uri.contains("${")) {
                broken.add("to takes ${ literally, use toD: " + uri);
            }
        }
    }));

    private final Function<List<YamlFile>, List<String>> check;

    RouteRule(Function<List<YamlFile>, List<String>> check) {
        this.check = check;
    }

    List<String> violations(List<YamlFile> files) {
        return check.apply(files);
    }

    /** Constants that an enum cannot hold before its own values. */
    private static final class Names {

        /** Where a message can only come from ourselves; grouped-jms brings its failure policy along. */
        static final String INNER_SCHEMES = "direct|seda|timer|scheduler|quartz|controlbus|grouped-jms";

        static final Pattern CONFIGURED =
                Pattern.compile("(host|hostname|port|username|password|passphrase|secret|token)"
                        + "|.*[a-z](Host|Hostname|Port|Username|Password|Passphrase|Secret|Token)");

        static final Pattern MACHINE = Pattern.compile("(?i)\\blocalhost\\b|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

        static final Pattern ADDRESS = Pattern.compile("://[^{$]|:\\d{2,5}(/|\\?|$)|//[^{$/][^/]*:\\d+");

        /** The name of a direct endpoint, in either notation; empty for anything else. */
        static String direct(JsonNode node) {
            String uri = node.isTextual() ? node.asText() : node.path("uri").asText();
            if (uri.equals("direct")) {
                return node.path("parameters").path("name").asText();
            }
            return uri.startsWith("direct:") ? uri.substring("direct:".length()).replaceFirst("\\?.*", "") : "";
        }
    }

    private interface RouteCheck {
        void look(YamlFile file, JsonNode route, List<String> broken);
    }

    private static Function<List<YamlFile>, List<String>> eachFile(BiConsumer<YamlFile, List<String>> look) {
        return files -> files.stream()
                .flatMap(file -> {
                    List<String> broken = new ArrayList<>();
                    look.accept(file, broken);
                    return broken.stream().map(what -> file.path() + ": " + what);
                })
                .toList();
    }

    private static Function<List<YamlFile>, List<String>> eachRoute(RouteCheck check) {
        return eachFile((file, broken) -> file.documents()
                .filter(document -> document.has("route"))
                .forEach(document -> check.look(file, document.path("route"), broken)));
    }

    private static String scheme(String uri) {
        return uri.replaceFirst(":.*", "");
    }

    private static String start(JsonNode node) {
        String text = node.toString();
        return text.substring(0, Math.min(80, text.length()));
    }
}
