package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route says who it is, what it is for and what happens when it fails. */
class RouteConventionsTests {

    private static final String GOOD = """
            - route:
                id: pickup-issue-ticket
                group: pickup
                description: Opens a ticket for each order whose goods are reserved
                routeConfigurationId: inbound-messages
                from:
                  id: pickup-issue-ticket-in
                  uri: jms
                  parameters:
                    destinationName: "{{tillbridge.queue.pickup-issue-ticket}}"
                  steps:
                    - bean:
                        id: open-ticket
                        ref: pickupMessages
                    - to:
                        id: print-label
                        uri: direct:pickup-print-label
            """;

    private static final String GOOD_TARGET = """
            - route:
                id: pickup-print-label
                group: pickup
                description: Prints a bag label
                from:
                  uri: direct:pickup-print-label
                  steps:
                    - to:
                        id: to-printer
                        uri: lpr
                        parameters:
                          host: "{{tillbridge.printer.host}}"
                          port: "{{tillbridge.printer.port}}"
            """;

    @ParameterizedTest
    @EnumSource(RouteRule.class)
    void everyRouteKeepsTo(RouteRule rule) {
        var routes = Checkout.files("routes", ".*\\.ya?ml").stream()
                .map(YamlFile::read)
                .toList();

        assertThat(rule.violations(routes)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RouteRule.class)
    void aGoodSampleKeepsTo(RouteRule rule) {
        assertThat(rule.violations(files(GOOD))).isEmpty();
    }

    static Stream<Arguments> badSamples() {
        return Stream.of(
                bad(RouteRule.ONLY_KNOWN_DOCUMENTS, "- route:", "- routeTemplate:"),
                bad(RouteRule.ID_IS_GROUP_AND_FILE_NAME, "id: pickup-issue-ticket\n", "id: pickup-open-ticket\n"),
                bad(RouteRule.GROUP_IS_THE_FOLDER, "group: pickup", "group: orders"),
                bad(RouteRule.SAYS_WHAT_IT_IS_FOR, "description: Opens", "note: Opens"),
                bad(RouteRule.AN_UNTRUSTED_EDGE_HAS_A_FAILURE_POLICY, "routeConfigurationId", "nodePrefixId"),
                bad(RouteRule.AT_MOST_SEVEN_STEPS, "        - bean:", manySteps() + "        - bean:"),
                bad(RouteRule.AT_MOST_EIGHTY_LINES, "- route:", "# filler\n".repeat(70) + "- route:"),
                bad(RouteRule.EVERY_STEP_HAS_AN_ID, "id: open-ticket", "method: open"),
                bad(RouteRule.EVERY_STEP_HAS_AN_ID, "        - bean:", "        - to: direct:x\n        - bean:"),
                bad(RouteRule.IDS_ARE_UNIQUE, "id: open-ticket", "id: to-printer"),
                bad(RouteRule.EVERY_DIRECT_TARGET_IS_CONSUMED, "uri: direct:pickup-print-label", "uri: direct:nobody"),
                bad(RouteRule.NO_LITERAL_HOST_PORT_OR_SECRET, "ref: pickupMessages", "password: hunter2"),
                bad(RouteRule.NO_LITERAL_HOST_PORT_OR_SECRET, "uri: direct:pickup-print-label", "uri: ftp://till/x"),
                bad(RouteRule.NO_LITERAL_HOST_PORT_OR_SECRET, "ref: pickupMessages", "address: 10.0.0.8"),
                bad(RouteRule.NO_LITERAL_HOST_PORT_OR_SECRET, "uri: direct:pickup-print-label", "uri: lpr:till:9100"),
                bad(RouteRule.NO_EXPRESSION_IN_TO, "uri: direct:pickup-print-label", "uri: file:${header.where}"));
    }

    @ParameterizedTest
    @MethodSource("badSamples")
    void aBadSampleBreaks(RouteRule rule, String text) {
        assertThat(text).isNotEqualTo(GOOD);
        assertThat(rule.violations(files(text))).isNotEmpty();
    }

    @Test
    void everyRuleHasABadSample() {
        assertThat(badSamples().map(sample -> sample.get()[0])).containsAll(Arrays.asList(RouteRule.values()));
    }

    private static Arguments bad(RouteRule rule, String good, String bad) {
        return arguments(rule, GOOD.replace(good, bad));
    }

    private static String manySteps() {
        return "        - log:\n            id: say\n            message: hm\n".repeat(6);
    }

    private static List<YamlFile> files(String text) {
        return List.of(
                YamlFile.of("routes/pickup/issue-ticket.camel.yaml", text),
                YamlFile.of("routes/pickup/print-label.camel.yaml", GOOD_TARGET));
    }
}
