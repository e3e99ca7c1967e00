package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever links a till reads the Kamelet's properties, and nothing else. */
class AdapterConventionsTests {

    private static final String GOOD = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: pos-day-file-source
              labels:
                camel.apache.org/kamelet.type: source
            spec:
              definition:
                title: POS Day File Source
                description: Takes the day file that a till leaves.
                type: object
                required:
                  - directory
                properties:
                  directory:
                    title: Directory
                    description: Folder the till writes to.
                    type: string
                  password:
                    title: Password
                    description: What the till's file server asks for.
                    type: string
                    format: password
              template:
                from:
                  uri: file
                  parameters:
                    directoryName: "{{directory}}"
                    password: "RAW({{password}})"
                    move: "{{tillbridge.files.done}}"
                  steps:
                    - to:
                        uri: kamelet:sink
            """;

    @ParameterizedTest
    @EnumSource(AdapterRule.class)
    void everyAdapterKeepsTo(AdapterRule rule) {
        var adapters =
                Checkout.files("adapters", ".*\\.kamelet\\.ya?ml").stream().map(YamlFile::read);

        assertThat(adapters.flatMap(adapter -> rule.violations(adapter).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AdapterRule.class)
    void aGoodSampleKeepsTo(AdapterRule rule) {
        assertThat(rule.violations(sample(GOOD))).isEmpty();
    }

    static Stream<Arguments> badSamples() {
        return Stream.of(
                bad(AdapterRule.IS_A_KAMELET, "kind: Kamelet", "kind: Route"),
                bad(AdapterRule.NAME_IS_THE_FILE_NAME, "name: pos-day-file-source", "name: pos-file-source"),
                bad(AdapterRule.NAME_ENDS_IN_ITS_TYPE, "kamelet.type: source", "kamelet.type: sink"),
                bad(AdapterRule.SAYS_WHAT_IT_IS_FOR, "description: Takes", "note: Takes"),
                bad(AdapterRule.EVERY_PROPERTY_IS_EXPLAINED, "        title: Directory\n", ""),
                bad(AdapterRule.EVERY_PROPERTY_IS_USED, "\"{{directory}}\"", "in"),
                bad(AdapterRule.EVERY_PLACEHOLDER_IS_DECLARED, "{{directory}}", "{{folder}}"),
                bad(AdapterRule.SECRETS_ARE_MARKED, "        format: password\n", ""),
                bad(AdapterRule.AT_MOST_120_LINES, "spec:\n", "spec:\n" + "  # filler\n".repeat(100)));
    }

    @ParameterizedTest
    @MethodSource("badSamples")
    void aBadSampleBreaks(AdapterRule rule, String text) {
        assertThat(text).isNotEqualTo(GOOD);
        assertThat(rule.violations(sample(text))).isNotEmpty();
    }

    @Test
    void everyRuleHasABadSample() {
        assertThat(badSamples().map(sample -> sample.get()[0])).containsAll(Arrays.asList(AdapterRule.values()));
    }

    private static Arguments bad(AdapterRule rule, String good, String bad) {
        return arguments(rule, GOOD.replace(good, bad));
    }

    private static YamlFile sample(String text) {
        return YamlFile.of("adapters/pos/day-file/pos-day-file-source.kamelet.yaml", text);
    }
}
