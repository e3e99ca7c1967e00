package io.tillbridge.pos;

import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.integration.UnitFate.State;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Receipts that a till tells by message and its file tells again. The subclasses say on which database. */
abstract class ToldSalesContract extends TillFiles {

    private static final Caller TILL = new Caller("till:s0101-2", "02", Caller.Role.CLERK, STORE, "02");

    ToldSalesContract(TillsUnderTest tills) {
        super(tills);
    }

    @Test
    void theFileOfTheNightRepeatsWhatWasToldByMessage() {
        State told = tell("1001", TEE, 2, 31_800);
        var fates = tills.book(
                "night",
                new TillPaper()
                        .row("1001", "SALE", TEE, 1, 15_900)
                        .row("1001", "SALE", TEE, 1, 15_900)
                        .units());

        assertThat(told).isEqualTo(State.BOOKED);
        assertThat(states(fates)).containsExactly(State.REPEATED, State.REPEATED);
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(98);
        assertThat(net()).isEqualTo(31_800);
    }

    @Test
    void aMessageThatComesAfterTheFileRepeatsIt() {
        tills.book("night", new TillPaper().row("1001", "SALE", TEE, 2, 31_800).units());

        assertThat(tell("1001", TEE, 2, 31_800)).isEqualTo(State.REPEATED);
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(98);
    }

    @Test
    void anotherAmountOrArticleIsAConflictWhicheverCameFirst() {
        tell("1001", TEE, 2, 31_800);
        tell("1002", TEE, 1, 15_900);
        tills.book("night", new TillPaper().row("1003", "SALE", TEE, 1, 15_900).units());

        var fates = tills.book(
                "other night",
                new TillPaper()
                        .row("1001", "SALE", TEE, 2, 30_000)
                        .row("1002", "SALE", JEANS, 1, 15_900)
                        .units());

        assertThat(states(fates)).containsExactly(State.CONFLICT, State.CONFLICT);
        assertThat(tell("1003", TEE, 2, 15_900)).isEqualTo(State.CONFLICT);
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(96);
        assertThat(tills.sum("select count(*) from pos_conflict")).isEqualTo(3);
    }

    @Test
    void aVoidByMessageUndoesWhatTheFileTold() {
        tills.book("night", new TillPaper().row("1001", "SALE", TEE, 2, 31_800).units());

        State state = book(new ToldSale(
                null,
                "1002",
                TillPaper.DAY,
                moment(),
                "POST_VOID",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new ToldSale.Original(null, null, "1001")));

        assertThat(state).isEqualTo(State.BOOKED);
        assertThat(net()).isZero();
        assertThat(tills.onHand(STORE, sku(0))).isEqualTo(100);
    }

    private State tell(String receipt, String article, int pieces, long fen) {
        return book(new ToldSale(
                null,
                receipt,
                TillPaper.DAY,
                moment(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new ToldSale.Line(
                        article, null, new BigDecimal(pieces), null, new Money(fen), null, null, null, null, false)),
                List.of(new ToldSale.Paid("现金", new Money(fen))),
                null,
                null));
    }

    private static LocalDateTime moment() {
        return TillPaper.DAY.atTime(18, 42, 31);
    }

    private State book(ToldSale sale) {
        ToldSales sales = tills.bean(ToldSales.class);
        return Objects.requireNonNull(
                        tills.bean(TransactionTemplate.class).execute(status -> sales.book(sale, "told", TILL)))
                .state();
    }
}
