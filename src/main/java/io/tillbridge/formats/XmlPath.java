package io.tillbridge.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a text in an element: {@code A/B}, {@code A/@x}, {@code *}{@code /B}, {@code A[@x=1]/B}, {@code A[B=1]/C}; several ways
 * with {@code |} between them, of which the first that leads to a text counts.
 */
final class XmlPath {

    private static final Pattern WAYS = Pattern.compile("\\|");
    private static final Pattern STEPS = Pattern.compile("/(?![^\\[]*])");

    private final List<List<Step>> ways = new ArrayList<>();

    XmlPath(String path) {
        for (String way : WAYS.split(path, -1)) {
            List<Step> steps = new ArrayList<>();
            for (String step : STEPS.split(way.strip(), -1)) {
                steps.add(Step.of(step));
            }
            ways.add(steps);
        }
    }

    /** The first text that is not blank, or null. */
    @Nullable
    String text(XmlNode node) {
        for (List<Step> way : ways) {
            String found = text(node, way, 0);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** All elements that the path leads to. */
    List<XmlNode> nodes(XmlNode node) {
        List<XmlNode> found = new ArrayList<>();
        ways.forEach(way -> collect(node, way, 0, found));
        return found;
    }

    private static void collect(XmlNode node, List<Step> way, int at, List<XmlNode> found) {
        if (at == way.size()) {
            found.add(node);
            return;
        }
        if (way.get(at).name().equals(".")) {
            collect(node, way, at + 1, found);
            return;
        }
        for (XmlNode child : node.children()) {
            if (way.get(at).leadsTo(child)) {
                collect(child, way, at + 1, found);
            }
        }
    }

    private static @Nullable String text(XmlNode node, List<Step> way, int at) {
        if (at == way.size()) {
            return blankAsNull(node.text());
        }
        Step step = way.get(at);
        if (step.name().startsWith("@")) {
            return blankAsNull(node.attribute(step.name().substring(1)));
        }
        for (XmlNode child : node.children()) {
            String found = step.leadsTo(child) ? text(child, way, at + 1) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /**
     * One step down.
     *
     * @param name of the element, {@code *} for any, or of an attribute
     * @param key a child or attribute that must have the value; empty for none
     */
    private record Step(String name, String key, String value) {

        static Step of(String step) {
            int bracket = step.indexOf('[');
            int equal = step.indexOf('=', bracket);
            if (bracket < 0) {
                return new Step(step, "", "");
            }
            if (equal < 0 || !step.endsWith("]")) {
                throw new IllegalArgumentException("no path: " + step);
            }
            return new Step(
                    step.substring(0, bracket),
                    step.substring(bracket + 1, equal),
                    step.substring(equal + 1, step.length() - 1));
        }

        boolean leadsTo(XmlNode child) {
            return (name.equals("*") || name.equals(child.name())) && (key.isEmpty() || value.equals(valueOf(child)));
        }

        private String valueOf(XmlNode child) {
            if (key.startsWith("@")) {
                return child.attribute(key.substring(1));
            }
            XmlNode inner = child.child(key);
            return inner == null ? "" : inner.text();
        }
    }
}
