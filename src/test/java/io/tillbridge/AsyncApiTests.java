package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.pickup.PickupLine;
import io.tillbridge.pickup.ShopperNotice;
import io.tillbridge.shared.Published;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code docs/interfaces/asyncapi.yaml} says what the code does: the addresses, the bodies and the examples. */
class AsyncApiTests {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Map<String, Class<?>> SCHEMAS = Map.ofEntries(
            Map.entry("ShopperNotice", ShopperNotice.class),
            Map.entry("PickupLine", PickupLine.class),
            Map.entry("OrderEvent", OrderEvent.class),
            Map.entry("Order", OrderEvent.Order.class),
            Map.entry("Amounts", OrderEvent.Amounts.class),
            Map.entry("Discount", OrderEvent.Discount.class),
            Map.entry("Line", OrderEvent.Line.class),
            Map.entry("Buyer", OrderEvent.Buyer.class),
            Map.entry("Masked", OrderEvent.Masked.class),
            Map.entry("Fulfilment", OrderEvent.Fulfilment.class),
            Map.entry("Refund", OrderEvent.Refund.class),
            Map.entry("RefundLine", OrderEvent.RefundLine.class));

    private final JsonNode document =
            YamlFile.read(Path.of("docs/interfaces/asyncapi.yaml")).root();
    private final JsonNode settings =
            YamlFile.read(Path.of("src/main/resources/application.yaml")).root().path("tillbridge");

    @Test
    void listsEveryAddressAndNoOther() {
        Set<String> configured = new TreeSet<>(texts(settings.path("queue")));
        settings.at("/broker/topics")
                .forEach(topic -> configured.add(topic.path("name").asText()));

        Set<String> documented = texts(document.path("channels"), "address");
        documented.removeIf(address -> address.contains("{"));
        assertThat(documented).isEqualTo(configured);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @TestFactory
    Stream<DynamicTest> everyEventIsAsItsExample() {
        return published()
                .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
                    JsonNode message = document.at("/components/messages/" + type.getSimpleName());
                    JsonNode example = message.at("/examples/0/payload");
                    Published event = (Published) JSON.treeToValue(example, type);
                    String address = document.at("/channels/" + camelCase(type) + "/address")
                            .asText();

                    assertThat(event.topic()).isEqualTo(address);
                    assertThat(written(event)).isEqualTo(example);
                    assertThat(names(schema(message.path("payload")).path("properties")))
                            .isEqualTo(names(example));
                }));
    }

    @TestFactory
    Stream<DynamicTest> everySchemaHasThePropertiesOfItsClass() {
        return SCHEMAS.entrySet().stream()
                .map(schema -> DynamicTest.dynamicTest(
                        schema.getKey(),
                        () -> assertThat(names(document.at("/components/schemas/" + schema.getKey() + "/properties")))
                                .isEqualTo(properties(schema.getValue()))));
    }

    @Test
    void theOrderOfTheExampleIsReadWhole() throws Exception {
        JsonNode example = document.at("/components/messages/OrderEvent/examples/0/payload");

        assertThat(written(JSON.treeToValue(example, OrderEvent.class))).isEqualTo(example);
    }

    @Test
    void theNoticeOfTheExampleIsReadWhole() throws Exception {
        JsonNode example = document.at("/components/messages/ShopperNotice/examples/0/payload");

        assertThat(written(JSON.treeToValue(example, ShopperNotice.class))).isEqualTo(example);
    }

    private static Stream<Class<?>> published() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.tillbridge").stream()
                        .filter(type -> type.isAssignableTo(Published.class) && !type.isInterface())
                        .map(JavaClass::reflect);
    }

    private static JsonNode written(Object value) throws JsonProcessingException {
        return JSON.readTree(JSON.writeValueAsString(value));
    }

    private JsonNode schema(JsonNode reference) {
        return document.at(reference.path("$ref").asText().substring(1));
    }

    private static Set<String> properties(Class<?> type) {
        JavaType record = JSON.constructType(type);
        return JSON.getSerializationConfig().introspect(record).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String camelCase(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode objects, String property) {
        return StreamSupport.stream(objects.spliterator(), false)
                .map(object -> object.path(property).asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
