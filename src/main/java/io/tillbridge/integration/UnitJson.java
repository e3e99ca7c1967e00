package io.tillbridge.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units and summaries as text, so that they can be booked later just as they were read. */
final class UnitJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Summary.Check>> CHECKS = new TypeReference<>() {};
    private static final String DATE = "date";
    private static final String MOMENT = "moment";

    private UnitJson() {}

    static String write(Unit unit) {
        ObjectNode root = JSON.createObjectNode();
        root.put("line", unit.line()).put("offset", unit.offset()).put("raw", unit.raw());
        ArrayNode rows = root.putArray("rows");
        unit.rows().forEach(row -> rows.add(node(row)));
        return root.toString();
    }

    static Unit unit(String text) {
        JsonNode root = tree(text);
        List<Row> rows = new ArrayList<>();
        root.path("rows").forEach(row -> rows.add(row(row)));
        return new Unit(
                root.path("line").asLong(),
                root.path("offset").asLong(),
                rows,
                root.path("raw").asText());
    }

    /** The figures and the outer records; what is wrong with the file is kept elsewhere. */
    static String write(Summary summary) {
        ObjectNode root = JSON.createObjectNode();
        root.set("head", node(summary.head()));
        root.set("trailer", node(summary.trailer()));
        root.put("units", summary.units()).put("rejected", summary.rejected());
        root.put("rows", summary.rows()).put("skipped", summary.skipped()).put("complete", summary.complete());
        root.set("checks", JSON.valueToTree(summary.checks()));
        return root.toString();
    }

    static Summary summary(String text) {
        JsonNode root = tree(text);
        return new Summary(
                rowOrNull(root.path("head")),
                rowOrNull(root.path("trailer")),
                root.path("units").asLong(),
                root.path("rejected").asLong(),
                root.path("rows").asLong(),
                root.path("skipped").asLong(),
                root.path("complete").asBoolean(),
                JSON.convertValue(root.path("checks"), CHECKS),
                List.of());
    }

    static String facts(List<Object> facts) {
        return JSON.valueToTree(facts.stream().map(Object::toString).toList()).toString();
    }

    static List<Object> facts(String text) {
        List<Object> facts = new ArrayList<>();
        tree(text).forEach(fact -> facts.add(fact.asText()));
        return facts;
    }

    private static JsonNode node(@Nullable Row row) {
        if (row == null) {
            return JSON.nullNode();
        }
        ObjectNode node = JSON.createObjectNode();
        node.put("record", row.record());
        ObjectNode fields = node.putObject("fields");
        row.names().forEach(name -> fields.set(name, node(row.value(name))));
        return node;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value instanceof LocalDate date) {
            return JSON.createObjectNode().put(DATE, date.toString());
        }
        if (value instanceof LocalDateTime moment) {
            return JSON.createObjectNode().put(MOMENT, moment.toString());
        }
        return JSON.valueToTree(value);
    }

    private static @Nullable Row rowOrNull(JsonNode node) {
        return node.isObject() ? row(node) : null;
    }

    private static Row row(JsonNode node) {
        List<String> names = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        node.path("fields").fields().forEachRemaining(field -> {
            names.add(field.getKey());
            values.add(value(field.getValue()));
        });
        return new Row(node.path("record").asText(), List.copyOf(names), values.toArray());
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.has(DATE)) {
            return LocalDate.parse(node.path(DATE).asText());
        }
        if (node.has(MOMENT)) {
            return LocalDateTime.parse(node.path(MOMENT).asText());
        }
        if (node.isNull()) {
            return null;
        }
        return node.isNumber() ? (Object) node.asLong() : node.asText();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what this class wrote can be read", e);
        }
    }
}
