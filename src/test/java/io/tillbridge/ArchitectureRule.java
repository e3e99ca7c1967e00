package io.tillbridge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

/** What all classes keep to, whichever module they are in. */
enum ArchitectureRule {
    CAMEL_STAYS_AT_THE_EDGE(noClasses()
            .that(describe("are neither *Messages nor in integration", type -> !mayUseCamel(type)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")),

    A_REJECTION_IS_FINAL_AND_A_RULE_VIOLATION(classes()
            .that()
            .haveSimpleNameEndingWith("Rejected")
            .should()
            .beAssignableTo(BusinessRuleViolation.class)
            .andShould()
            .haveModifier(JavaModifier.FINAL)),

    A_RULE_VIOLATION_IS_NAMED_REJECTED(classes()
            .that()
            .areAssignableTo(BusinessRuleViolation.class)
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveSimpleNameEndingWith("Rejected")
            .andShould(condition("have a nested enum Code", type -> codesOf(type) != null))),

    TIME_COMES_FROM_THE_CLOCK(
            noClasses().should().accessTargetWhere(describe("reads the wall clock", WallClock::read))),

    THE_CLOCK_IS_A_BEAN(noClasses()
            .should()
            .accessTargetWhere(describe("makes a clock outside a bean method", WallClock::madeOutsideABean))),

    NO_FIELD_INJECTION(NO_CLASSES_SHOULD_USE_FIELD_INJECTION),

    NO_NAME_THAT_SAYS_NOTHING(noClasses().should().haveNameMatching(".*(Impl|Utils?|Dto|DTO|Helper)")),

    NO_JAVA_UTIL_LOGGING(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING),

    NO_STANDARD_STREAMS(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);

    private final ArchRule rule;

    ArchitectureRule(ArchRule rule) {
        this.rule = rule.allowEmptyShould(true);
    }

    List<String> violations(JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    /** The nested enum {@code Code} of a rejection, or null. */
    static @Nullable Class<?> codesOf(JavaClass rejection) {
        for (Class<?> nested : rejection.reflect().getDeclaredClasses()) {
            if (nested.isEnum() && nested.getSimpleName().equals("Code")) {
                return nested;
            }
        }
        return null;
    }

    private static boolean mayUseCamel(JavaClass type) {
        return resideInAPackage("..tillbridge.integration..").test(type)
                || type.getName().matches(".*Messages(\\$.*)?");
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, holds.test(type), type.getName() + " should " + description));
            }
        };
    }

    /** Calls that ask the machine for the time. */
    private static final class WallClock {

        static boolean read(JavaAccess<?> access) {
            JavaClass owner = access.getTarget().getOwner();
            String name = access.getTarget().getName();
            boolean nowOfJavaTime = owner.getPackageName().startsWith("java.time")
                    && name.equals("now")
                    && !access.getTarget().getFullName().contains("Clock");
            boolean millis = owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis");
            boolean newDate = owner.isEquivalentTo(Date.class)
                    && access.getTarget().getFullName().endsWith("<init>()");
            return nowOfJavaTime || millis || newDate;
        }

        static boolean madeOutsideABean(JavaAccess<?> access) {
            return access.getTarget().getOwner().isEquivalentTo(Clock.class)
                    && access.getTarget().getName().startsWith("system")
                    && !access.getOrigin().isAnnotatedWith(Bean.class);
        }
    }
}
