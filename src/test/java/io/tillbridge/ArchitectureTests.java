package io.tillbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;

/** Rules that hold in every module. The nested classes are samples: each bad one breaks exactly what it says. */
class ArchitectureTests {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tillbridge");

    @ParameterizedTest
    @EnumSource(ArchitectureRule.class)
    void everyClassKeepsTo(ArchitectureRule rule) {
        assertThat(OURS).isNotEmpty();
        assertThat(rule.violations(OURS)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ArchitectureRule.class)
    void goodSamplesKeepTo(ArchitectureRule rule) {
        var good = new ClassFileImporter().importClasses(CamelMessages.class, GoodRejected.class, GoodTime.class);

        assertThat(rule.violations(good)).isEmpty();
    }

    static Stream<Arguments> badSamples() {
        return Stream.of(
                arguments(ArchitectureRule.CAMEL_STAYS_AT_THE_EDGE, CamelInside.class),
                arguments(ArchitectureRule.A_REJECTION_IS_FINAL_AND_A_RULE_VIOLATION, OpenRejected.class),
                arguments(ArchitectureRule.A_REJECTION_IS_FINAL_AND_A_RULE_VIOLATION, StrayRejected.class),
                arguments(ArchitectureRule.A_RULE_VIOLATION_IS_NAMED_REJECTED, NoIsNo.class),
                arguments(ArchitectureRule.A_RULE_VIOLATION_IS_NAMED_REJECTED, OpenRejected.class),
                arguments(ArchitectureRule.TIME_COMES_FROM_THE_CLOCK, ReadsNow.class),
                arguments(ArchitectureRule.TIME_COMES_FROM_THE_CLOCK, ReadsToday.class),
                arguments(ArchitectureRule.TIME_COMES_FROM_THE_CLOCK, ReadsNowByReference.class),
                arguments(ArchitectureRule.TIME_COMES_FROM_THE_CLOCK, ReadsMillis.class),
                arguments(ArchitectureRule.TIME_COMES_FROM_THE_CLOCK, ReadsDate.class),
                arguments(ArchitectureRule.THE_CLOCK_IS_A_BEAN, MakesAClock.class),
                arguments(ArchitectureRule.NO_FIELD_INJECTION, InjectedField.class),
                arguments(ArchitectureRule.NO_NAME_THAT_SAYS_NOTHING, PriceUtil.class),
                arguments(ArchitectureRule.NO_NAME_THAT_SAYS_NOTHING, PriceListImpl.class),
                arguments(ArchitectureRule.NO_NAME_THAT_SAYS_NOTHING, PriceDto.class),
                arguments(ArchitectureRule.NO_JAVA_UTIL_LOGGING, OldLogger.class),
                arguments(ArchitectureRule.NO_STANDARD_STREAMS, Prints.class));
    }

    @ParameterizedTest
    @MethodSource("badSamples")
    void aBadSampleBreaks(ArchitectureRule rule, Class<?> sample) {
        assertThat(rule.violations(new ClassFileImporter().importClasses(sample)))
                .isNotEmpty();
    }

    @Test
    void everyRuleHasABadSample() {
        assertThat(badSamples().map(sample -> sample.get()[0])).containsAll(Arrays.asList(ArchitectureRule.values()));
    }

    record CamelMessages(CamelContext camel) {}

    static final class GoodRejected extends BusinessRuleViolation {
        enum Code {
            GOOD_REASON
        }

        GoodRejected() {
            super(Kind.REFUSED, Code.GOOD_REASON);
        }
    }

    static class GoodTime {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        Instant now(Clock clock) {
            return LocalDate.now(clock).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    }

    record CamelInside(CamelContext camel) {}

    static class OpenRejected extends BusinessRuleViolation {
        OpenRejected() {
            super(Kind.REFUSED, GoodRejected.Code.GOOD_REASON);
        }
    }

    static final class StrayRejected extends RuntimeException {}

    static final class NoIsNo extends BusinessRuleViolation {
        enum Code {
            NO_REASON
        }

        NoIsNo() {
            super(Kind.REFUSED, Code.NO_REASON);
        }
    }

    static class ReadsNow {
        Instant when() {
            return Instant.now();
        }
    }

    static class ReadsToday {
        LocalDate when() {
            return LocalDate.now(ZoneOffset.UTC);
        }
    }

    static class ReadsNowByReference {
        Stream<Instant> when() {
            return Stream.generate(Instant::now);
        }
    }

    static class ReadsMillis {
        long when() {
            return System.currentTimeMillis();
        }
    }

    static class ReadsDate {
        @SuppressWarnings("JavaUtilDate")
        long when() {
            return new Date().getTime();
        }
    }

    static class MakesAClock {
        Clock mine() {
            return Clock.systemUTC();
        }
    }

    static class InjectedField {
        @Autowired
        Clock clock;
    }

    static class PriceUtil {}

    static class PriceListImpl {}

    record PriceDto(int fen) {}

    static class OldLogger {
        java.util.logging.Logger log = java.util.logging.Logger.getLogger("old");
    }

    static class Prints {
        void hello() {
            System.out.println("hello");
        }
    }
}
