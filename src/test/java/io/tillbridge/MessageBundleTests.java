package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tillbridge.MessageRule.Bundles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every "no" has a sentence in both languages, with the same facts in it. */
class MessageBundleTests {

    private static final Path ENGLISH = Path.of("src/main/resources/i18n/messages_en.properties");
    private static final Path CHINESE = Path.of("src/main/resources/i18n/messages_zh.properties");

    private static final String EN = "PICKUP_OTHER_STORE=These goods wait at store {0}, send the customer there";
    private static final String ZH = "PICKUP_OTHER_STORE=货品在门店 {0}，请顾客前往该店";

    @ParameterizedTest
    @EnumSource(MessageRule.class)
    void everySentenceKeepsTo(MessageRule rule) throws IOException {
        assumeTrue(Files.exists(ENGLISH) || Files.exists(CHINESE), "no bundles yet");

        var bundles = new Bundles(read(Files.readString(ENGLISH)), read(Files.readString(CHINESE)), codes());

        assertThat(rule.violations(bundles)).isEmpty();
    }

    /** Bundles of pages are formatted by their own script, so only what holds for any bundle is asked of them. */
    @TestFactory
    Stream<DynamicTest> everyBundleSpeaksBothLanguages() {
        return Checkout.files(ENGLISH.getParent().toString(), ".*_(en|zh)\\.properties").stream()
                .map(path -> Checkout.name(path).replaceFirst("_(en|zh)\\.properties$", ""))
                .distinct()
                .map(bundle -> dynamicTest(bundle, () -> {
                    var bundles = new Bundles(
                            read(Files.readString(Path.of(bundle + "_en.properties"))),
                            read(Files.readString(Path.of(bundle + "_zh.properties"))),
                            Set.of());

                    assertThat(MessageRule.BOTH_LANGUAGES_HAVE_THE_KEY.violations(bundles))
                            .isEmpty();
                    assertThat(MessageRule.THE_PLACEHOLDERS_ARE_THE_SAME.violations(bundles))
                            .isEmpty();
                }));
    }

    @Test
    void findsTheCodesOfTheRejections() {
        assertThat(codes()).contains("ACCESS_OTHER_STORE");
    }

    @ParameterizedTest
    @EnumSource(MessageRule.class)
    void aGoodSampleKeepsTo(MessageRule rule) throws IOException {
        assertThat(rule.violations(sample(EN, ZH))).isEmpty();
    }

    static Stream<Arguments> badSamples() {
        return Stream.of(
                arguments(MessageRule.BOTH_LANGUAGES_HAVE_THE_KEY, EN, ""),
                arguments(MessageRule.BOTH_LANGUAGES_HAVE_THE_KEY, "", ZH),
                arguments(MessageRule.EVERY_REJECTION_HAS_A_SENTENCE, "", ""),
                arguments(MessageRule.THE_PLACEHOLDERS_ARE_THE_SAME, EN, ZH.replace("{0}", "{1}")),
                arguments(MessageRule.MESSAGE_FORMAT_READS_IT_AS_WRITTEN, EN.replace("{0}", "{0"), ZH),
                arguments(MessageRule.MESSAGE_FORMAT_READS_IT_AS_WRITTEN, EN.replace("These", "It's"), ZH),
                arguments(MessageRule.IT_SAYS_SOMETHING, "PICKUP_OTHER_STORE=No", ZH));
    }

    @ParameterizedTest
    @MethodSource("badSamples")
    void aBadSampleBreaks(MessageRule rule, String english, String chinese) throws IOException {
        assertThat(rule.violations(sample(english, chinese))).isNotEmpty();
    }

    @Test
    void everyRuleHasABadSample() {
        assertThat(badSamples().map(sample -> sample.get()[0])).containsAll(Arrays.asList(MessageRule.values()));
    }

    private static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        var ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests());
        for (JavaClass type : ours.importPackages("io.tillbridge")) {
            Class<?> code = type.getSimpleName().endsWith("Rejected") ? ArchitectureRule.codesOf(type) : null;
            if (code != null) {
                Stream.of(code.getEnumConstants()).map(Object::toString).forEach(codes::add);
            }
        }
        return codes;
    }

    private static Bundles sample(String english, String chinese) throws IOException {
        return new Bundles(read(english), read(chinese), Set.of("PICKUP_OTHER_STORE"));
    }

    private static Properties read(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
