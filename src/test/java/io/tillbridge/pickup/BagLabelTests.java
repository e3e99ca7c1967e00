package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Everybody in the store can read a bag: it tells whose goods they are, and opens nothing. */
class BagLabelTests {

    private static final Store STORE = new Store(
            new StoreId("S001"),
            Store.Kind.STORE,
            "静安大悦城店",
            "Jing'an",
            "上海市",
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(10, 0),
            LocalTime.of(22, 0),
            null);

    @Test
    void theBarCodeIsTheRandomHalfOfTheId() {
        assertThat(BagLabel.codeOf(BagLabels.PICKUP)).isEqualTo("B9MM8EDWNRTK0H");
        assertThat(BagLabel.codeOf(new java.util.UUID(0, -1))).isEqualTo("BFZZZZZZZZZZZZ");
        assertThat(BagLabel.codeOf(new java.util.UUID(0, 0))).isEqualTo("B0000000000000");
    }

    @Test
    void aPickupCodeIsNoLabelCode() {
        BagLabel usual = BagLabels.usual();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BagLabel("", "", "", "", "", 0, usual.lines(), "P1234567894", "", ""));
    }

    @Test
    void tellsWhatIsStillToBeCollectedInTheTimeOfTheStore() {
        BagLabel label = BagLabel.of(pickup(), STORE);

        assertThat(label.lines()).containsExactly(new BagLabel.Line("针织衫", "SKU-1", 2));
        assertThat(label.pieces()).isEqualTo(2);
        assertThat(label.readyAt()).isEqualTo("11-11 20:20");
        assertThat(label.expiresAt()).isEqualTo("11-19 00:30");
        assertThat(label.buyerName()).isEmpty();
    }

    @Test
    void itsTextsSteerNothing() {
        assertThat(BagLabels.hostile().location()).startsWith("恶 @ V ) Tj ET (\\ <</JS (x)>> 倒 🎁");
    }

    @Test
    void aLabelLeadsBackToItsPickup() {
        UUID pickup = UUID.fromString("019ab2c4-7d10-7c3e-9a51-0e6f2b8d4c11");

        assertThat(BagLabel.halfOf(BagLabel.codeOf(pickup))).contains("9a51-0e6f2b8d4c11");
        assertThat(BagLabel.halfOf("B123")).isEmpty();
    }

    private static PickupView pickup() {
        return new PickupView(
                BagLabels.PICKUP,
                "WECHAT",
                "1",
                STORE.id(),
                "Jing'an",
                1,
                "READY",
                false,
                false,
                null,
                "A-03",
                null,
                null,
                List.of(
                        new PickupView.Line(1, new Sku("SKU-1"), "针织衫", 3, 0, 1, 0, 0),
                        new PickupView.Line(2, new Sku("SKU-2"), "裙子", 1, 0, 1, 0, 0)),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.parse("2026-11-11T12:20:00Z"),
                null,
                null,
                Instant.parse("2026-11-18T16:30:00Z"));
    }
}
