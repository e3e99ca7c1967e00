package io.tillbridge.simulators.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.BeansUnderTest;
import io.tillbridge.console.BooksOf;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** A past that was made up must still be one that could have been. The subclasses say on which database. */
abstract class PastBusinessContract {

    /** What a past consists of, so far as two can be compared by it. */
    private static final List<String> FACTS = List.of(
            "select count(*) || ' ' || sum(paid_fen) || ' ' || min(cast(id as varchar(36))) from orders_order",
            "select count(*) || ' ' || sum(quantity) from orders_line",
            "select count(*) || ' ' || max(cast(id as varchar(36))) from pickup_handover",
            "select count(*) || ' ' || sum(total_fen) || ' ' || max(content) from pos_transaction",
            "select count(*) || ' ' || sum(points) || ' ' || sum(pending) from points_entry",
            "select count(*) || ' ' || max(code_hash) from coupons_coupon");

    /** Each of these has to happen now and then, or a report has nothing to show. */
    private static final List<String> KINDS = List.of(
            "pickup_pickup where state = 'RETURNED'",
            "pickup_pickup where state = 'CANCELLED'",
            "pickup_pickup where state = 'PUT_BACK'",
            "pickup_pickup where ready_at > promised_at",
            "pickup_handover where undone_at is not null",
            "pickup_handover where without_code is not null",
            "pos_transaction where type = 'RETURN'",
            "pos_line where guide is not null",
            "orders_attribution where guide_no is not null",
            "coupons_redeemed where voided_at is not null",
            "points_exchange",
            "points_account where balance > 0 and pending > 0");

    private final Supplier<BeansUnderTest.Address> addresses;

    PastBusinessContract(Supplier<BeansUnderTest.Address> addresses) {
        this.addresses = addresses;
    }

    @Test
    void theBooksBalanceAndEveryKindOfThingHappens() {
        try (var house = past(7)) {
            JdbcClient jdbc = house.jdbc();

            assertThat(BooksOf.differences(jdbc)).isEmpty();
            for (String kind : KINDS) {
                assertThat(count(jdbc, kind)).as(kind).isPositive();
            }
            assertThat(count(jdbc, "catalog_store where kind = 'STORE'")).isEqualTo(4);
            assertThat(count(jdbc, "(select distinct business_date from pos_transaction) d"))
                    .isEqualTo(25);
            assertThat(count(jdbc, "pickup_pickup where closed_at > timestamp with time zone '2026-11-20 02:00:00+08'"))
                    .isZero();
        }
    }

    @Test
    void theSameSeedMakesTheSamePastAndAnotherOneAnother() {
        List<String> one = facts(7);
        assertThat(facts(7)).isEqualTo(one);
        assertThat(facts(8)).doesNotContainAnyElementsOf(one);
    }

    @Test
    void aServerThatStartsAgainMakesNoSecondPast() {
        try (var house = past(7)) {
            List<String> before = facts(house.jdbc());
            house.bean(PastBusiness.class).afterPropertiesSet();
            assertThat(facts(house.jdbc())).isEqualTo(before);
        }
    }

    private List<String> facts(long seed) {
        try (var house = past(seed)) {
            return facts(house.jdbc());
        }
    }

    private static List<String> facts(JdbcClient jdbc) {
        return FACTS.stream()
                .map(fact -> jdbc.sql(fact).query(String.class).single())
                .toList();
    }

    private static long count(JdbcClient jdbc, String of) {
        return jdbc.sql("select count(*) from " + of).query(Long.class).single();
    }

    private BeansUnderTest past(long seed) {
        var house = new BeansUnderTest(addresses.get(), 2, Instant.parse("2026-11-25T06:00:00Z"));
        house.start(
                context -> {
                    context.getEnvironment().setActiveProfiles("demo");
                    TestPropertyValues.of(
                                    "tillbridge.demo.past.days=25",
                                    "tillbridge.demo.past.stores=4",
                                    "tillbridge.demo.past.seed=" + seed,
                                    "tillbridge.demo.past.until=2026-11-19")
                            .applyTo(context);
                    context.registerBean("demoCompany", Object.class, () -> {
                        new ResourceDatabasePopulator(new ClassPathResource("demo/company.sql"))
                                .execute(context.getBean(javax.sql.DataSource.class));
                        return new Object();
                    });
                },
                fact -> {},
                "simulators.past");
        return house;
    }
}
