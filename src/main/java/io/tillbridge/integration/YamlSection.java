package io.tillbridge.integration;

import io.tillbridge.integration.LinkRejected.Code;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping of a YAML file, read strictly: whatever is wrong with it is refused with file, line and column. */
final class YamlSection {

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlSection(String file, String path, Node node, Set<String> allowed) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(path.isEmpty() ? "/" : path, node, "key: value");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!allowed.contains(key) || values.containsKey(key)) {
                throw at(Code.LINK_KEY_UNKNOWN, tuple.getKeyNode(), path + key, String.join(", ", allowed));
            }
            values.put(key, tuple.getValueNode());
        }
    }

    /** The outermost mapping of a file. */
    static YamlSection read(String file, String text, Set<String> allowed) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Node root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
            if (root == null) {
                throw LinkRejected.at(Code.LINK_SYNTAX, file, 1, 1, "empty");
            }
            return new YamlSection(file, "", root, allowed);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw LinkRejected.at(Code.LINK_SYNTAX, file, mark.getLine() + 1, mark.getColumn() + 1, e.getProblem());
        } catch (YAMLException e) {
            throw LinkRejected.at(Code.LINK_SYNTAX, file, 1, 1, String.valueOf(e.getMessage()));
        }
    }

    /** A mapping below this one; empty where there is none. */
    Optional<YamlSection> section(String key, Set<String> allowed) {
        return Optional.ofNullable(values.get(key))
                .map(value -> new YamlSection(file, path + key + ".", value, allowed));
    }

    Optional<String> text(String key) {
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw wrong(key, value, "text");
        }
        return Optional.of(scalar.getValue());
    }

    String mustText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    Optional<Integer> number(String key, int least, int most) {
        return text(key).map(text -> {
            if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw wrong(key, least + " - " + most);
            }
            return Integer.parseInt(text);
        });
    }

    boolean flag(String key) {
        return text(key)
                .map(text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw wrong(key, "true, false");
                    }
                    return text.equals("true");
                })
                .orElse(false);
    }

    Duration duration(String key, Duration otherwise, Duration least) {
        return text(key)
                .map(text -> {
                    try {
                        Duration duration = DurationStyle.SIMPLE.parse(text);
                        if (duration.compareTo(least) >= 0) {
                            return duration;
                        }
                    } catch (IllegalArgumentException notOne) {
                        // said below, with what a duration looks like
                    }
                    throw wrong(key, "500ms, 30s, 5m; >= " + least.toMillis() + "ms");
                })
                .orElse(otherwise);
    }

    /** One of the words of an enum, written small and with hyphens. */
    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key)
                .map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> wrong(key, words(type))));
    }

    LinkRejected missing(String key) {
        return at(Code.LINK_KEY_MISSING, node, path + key);
    }

    LinkRejected needless(String key) {
        return at(Code.LINK_KEY_NEEDLESS, place(key), path + key);
    }

    LinkRejected wrong(String key, String expected) {
        return wrong(key, place(key), expected);
    }

    /** Refuses the value of a key for a reason of its own. */
    LinkRejected refuse(Code code, String key, String fact) {
        return at(code, place(key), path + key, fact);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    private Node place(String key) {
        return values.getOrDefault(key, node);
    }

    private LinkRejected wrong(String key, Node value, String expected) {
        boolean secret = key.matches(".*(password|passphrase)");
        String said = secret ? "***" : value instanceof ScalarNode scalar ? scalar.getValue() : "{...}";
        return at(Code.LINK_VALUE_WRONG, value, key.startsWith(path) ? key : path + key, said, expected);
    }

    private LinkRejected at(Code code, Node where, Object... facts) {
        Object[] all = new Object[facts.length + 3];
        all[0] = file;
        all[1] = where.getStartMark().getLine() + 1;
        all[2] = where.getStartMark().getColumn() + 1;
        System.arraycopy(facts, 0, all, 3, facts.length);
        return LinkRejected.at(code, all);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(YamlSection::word).collect(Collectors.joining(", "));
    }
}
