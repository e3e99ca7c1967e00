package io.tillbridge.pos;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.integration.UnitFate.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of receipts that are missing, and those that only seem to be. The subclasses say on which database. */
abstract class TillNumbersContract extends TillFiles {

    TillNumbersContract(TillsUnderTest tills) {
        super(tills);
    }

    @Test
    void aMissingNumberIsAnAlarmUntilItComesLate() {
        tills.book(
                "day",
                new TillPaper()
                        .row("1001", "SALE", TEE, 1, 1)
                        .row("1005", "SALE", TEE, 1, 1)
                        .units());
        assertThat(tills.events)
                .filteredOn(NumbersMissing.class::isInstance)
                .singleElement()
                .extracting(event -> ((NumbersMissing) event).missing())
                .isEqualTo(List.of(new NumbersMissing.Range(1002, 1004)));

        tills.book("late", new TillPaper().row("1003", "SALE", TEE, 1, 1).units());
        assertThat(open()).containsExactly("1002-1002", "1004-1004");

        tills.book(
                "later",
                new TillPaper()
                        .row("1002", "SALE", TEE, 1, 1)
                        .row("1004", "SALE", TEE, 1, 1)
                        .units());
        assertThat(open()).isEmpty();
    }

    @Test
    void aNumberThatWasUsedForTrainingOrASuspendedReceiptIsNotMissing() {
        tills.book(
                "day",
                new TillPaper()
                        .transaction("1002", "TRAINING", 100, List.of())
                        .row("1001", "SALE", TEE, 1, 1)
                        .row("1005", "SALE", TEE, 1, 1)
                        .transaction("1003", "SUSPENDED", 0, List.of())
                        .transaction("1090", "TRAINING", 0, List.of())
                        .units());
        assertThat(open()).containsExactly("1004-1004");

        var told = tills.book(
                "late",
                new TillPaper()
                        .transaction("1004", "SUSPENDED", 0, List.of())
                        .transaction("1002", "TRAINING", 999, List.of())
                        .units());
        assertThat(states(told)).containsOnly(State.REPEATED);
        assertThat(open()).isEmpty();
    }
}
