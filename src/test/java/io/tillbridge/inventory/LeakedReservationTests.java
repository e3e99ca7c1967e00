package io.tillbridge.inventory;

import static io.tillbridge.inventory.LedgerUnderTest.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reservations whose holder is gone, or was never there. */
class LeakedReservationTests {

    private final List<StockClaims.Claim> claimed = new ArrayList<>();
    private final LedgerUnderTest books = LedgerUnderTest.onH2(new StockClaims() {
        @Override
        public List<Claim> all() {
            return claimed;
        }

        @Override
        public List<Claim> on(StoreId store, Sku article) {
            return claimed.stream()
                    .filter(claim -> claim.store().equals(store) && claim.sku().equals(article))
                    .toList();
        }
    });
    private final StockRepair repair = books.bean(StockRepair.class);
    private final Sku sku = books.article();
    private final UUID shopper = UUID.randomUUID();

    @AfterEach
    void close() {
        assertThat(repair.find()).isEmpty();
        assertThat(books.ledger().level(STORE, sku)).isEqualTo(books.summedUp(sku));
        books.close();
    }

    @Test
    void aReservationThatNobodyClaimsIsReleasedByAFurtherEntry() {
        books.ledger().count(STORE, sku, 9, "test");
        reserve(shopper, 2);
        claimed.add(new StockClaims.Claim(shopper, STORE, sku, 2));
        UUID gone = reserve(UUID.randomUUID(), 3);

        assertThat(repair.find()).containsExactly(new StockRepair.Drift(STORE, sku, 9, 5, 9, 5, 3));
        assertThat(repair.repair("test", "a test")).hasSize(1);

        assertThat(entries(gone)).containsExactly("RESERVED 3", "RELEASED -3");
        assertThat(entries(shopper)).containsExactly("RESERVED 2");
        assertThat(books.ledger().level(STORE, sku).available()).isEqualTo(7);
    }

    @Test
    void twoWrongsOfOneArticleThatAddUpToNothingAreFound() {
        books.ledger().count(STORE, sku, 9, "test");
        claimed.add(new StockClaims.Claim(shopper, STORE, sku, 3));
        UUID gone = reserve(UUID.randomUUID(), 3);

        repair.repair("test", "a test");

        assertThat(entries(gone)).containsExactly("RESERVED 3", "RELEASED -3");
        assertThat(entries(shopper)).containsExactly("ADJUSTED 3");
    }

    @Test
    void whatIsClaimedAndNotReservedIsReservedEvenWhereTheBooksHaveTooLittle() {
        books.ledger().count(STORE, sku, 1, "test");
        claimed.add(new StockClaims.Claim(shopper, STORE, sku, 3));

        repair.repair("test", "a test");

        assertThat(books.ledger().level(STORE, sku)).isEqualTo(new StockLevel(STORE, sku, 3, 3));
    }

    @Test
    void whoHasNotPaidHoldsWithoutAClaim() {
        books.ledger().count(STORE, sku, 2, "test");
        var wish = new StockRequest(UUID.randomUUID(), STORE, Map.of(sku, 1));
        books.transaction()
                .executeWithoutResult(status -> books.bean(StockHolds.class)
                        .hold(
                                List.of(wish),
                                Map.of(wish.holder(), UUID.randomUUID()),
                                books.clock.instant().plusSeconds(60)));

        assertThat(repair.repair("test", "a test")).isEmpty();
        assertThat(entries(wish.holder())).containsExactly("RESERVED 1");
    }

    @Test
    void eachArticleIsRepairedInATransactionOfItsOwn() {
        books.ledger().count(STORE, sku, 1, "test");
        drift(8);

        books.transaction().executeWithoutResult(outer -> {
            repair.repair("test", "a test");
            outer.setRollbackOnly();
        });

        assertThat(books.ledger().level(STORE, sku).onHand()).isEqualTo(1);
    }

    private void drift(long onHand) {
        books.jdbc()
                .sql("update inventory_balance set on_hand = ? where sku = ?")
                .params(onHand, sku.code())
                .update();
    }

    private UUID reserve(UUID holder, int pieces) {
        books.transaction()
                .executeWithoutResult(status ->
                        books.ledger().reserve(List.of(new StockRequest(holder, STORE, Map.of(sku, pieces)))));
        return holder;
    }

    private List<String> entries(UUID holder) {
        return books.jdbc()
                .sql("select kind || ' ' || quantity from inventory_reservation where holder_id = ? order by id")
                .param(holder)
                .query(String.class)
                .list();
    }
}
