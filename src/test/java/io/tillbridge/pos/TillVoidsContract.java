package io.tillbridge.pos;

import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.integration.UnitFate.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions that undo others. The subclasses say on which database. */
abstract class TillVoidsContract extends TillFiles {

    TillVoidsContract(TillsUnderTest tills) {
        super(tills);
    }

    @Test
    void aPostVoidUndoesWhatWasBookedAndStaysInTheBooksItself() {
        tills.book("day", new TillPaper().row("1001", "SALE", TEE, 2, 31800).units());

        var fates = tills.book(
                "next day",
                new TillPaper()
                        .transaction("1002", "POST_VOID", 31800, List.of(), "original-receipt", "1001")
                        .units());

        assertThat(states(fates)).containsExactly(State.BOOKED);
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
        assertThat(net()).isZero();
        assertThat(tills.sum("select count(*) from pos_transaction where undone_by is not null"))
                .isEqualTo(1);
        assertThat(tills.sum("select count(*) from pos_line")).isEqualTo(2);
    }

    @Test
    void aVoidThatComesBeforeWhatItUndoesWaitsForIt() {
        tills.book(
                "late",
                new TillPaper()
                        .transaction("1002", "POST_VOID", 0, List.of(), "original-receipt", "1001")
                        .units());

        tills.book("day", new TillPaper().row("1001", "SALE", TEE, 2, 31800).units());

        assertThat(net()).isZero();
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
        assertThat(tills.sum("select count(*) from pos_open_void")).isZero();
    }

    @Test
    void nothingIsUndoneTwice() {
        var paper = new TillPaper()
                .row("1001", "SALE", TEE, 2, 31800)
                .transaction("1002", "POST_VOID", 0, List.of(), "original-receipt", "1001")
                .transaction("1003", "POST_VOID", 0, List.of(), "original-receipt", "1001");

        assertThat(states(tills.book("day", paper.units())))
                .containsExactly(State.BOOKED, State.BOOKED, State.CONFLICT);

        assertThat(net()).isZero();
    }

    @Test
    void aVoidOfATransactionThatNeverWasFinishedMovesNothing() {
        tills.book("day", new TillPaper().row("1001", "VOID", TEE, 2, 31800).units());

        assertThat(net()).isZero();
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
    }
}
