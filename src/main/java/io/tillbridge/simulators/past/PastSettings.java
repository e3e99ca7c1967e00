package io.tillbridge.simulators.past;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much past the demo company has.
 *
 * @param days business days up to the last one; 0 for none
 * @param stores stores of the company, counting those that it has anyway
 * @param orders live orders of an average store on an average day
 * @param receipts till receipts of an average store on an average day
 * @param seed another one makes another past
 * @param until the last day, absent for yesterday
 */
@ConfigurationProperties("tillbridge.demo.past")
record PastSettings(
        @DefaultValue("0") int days,
        @DefaultValue("3") int stores,
        @DefaultValue("25") int orders,
        @DefaultValue("40") int receipts,
        @DefaultValue("1") long seed,
        @Nullable LocalDate until) {}
