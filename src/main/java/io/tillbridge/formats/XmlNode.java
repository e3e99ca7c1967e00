package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One element of a unit. Peers put namespaces as they like, so that only local names count. */
final class XmlNode {

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void attribute(String key, String value) {
        attributes.put(key, value);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    int length() {
        return text.length();
    }

    List<XmlNode> children() {
        return children;
    }

    /** The first child of a name. */
    @Nullable XmlNode child(String wanted) {
        for (XmlNode child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    List<XmlNode> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** Empty where there is no such attribute. */
    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    boolean isTrue(String key) {
        String value = attribute(key);
        return value.equalsIgnoreCase("true") || value.equals("1");
    }

    String text() {
        return text.toString().strip();
    }
}
