package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Lists of malls and warehouses. */
class ListSampleTests {

    @Test
    void aMallListHasARowPerTenderAndSaysWhatIsTurnover() {
        var file = ReadFile.sample("mixc-trade", "cn_pos/mixc_trade_L88888_20261121.txt");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units()).hasSize(4);
        long turnover = file.rows().stream()
                .filter(row -> row.text("turnover").orElse("").equals("YES"))
                .mapToLong(row -> row.number("tender-amount").orElse(0L))
                .sum();
        assertThat(turnover).isEqualTo(49_800);
        assertThat(file.sum("tender-amount")).isEqualTo(55_800);
        assertThat(file.column("type")).containsExactly("SALE", "RETURN", "SALE", "SALE");
        assertThat(file.column("business-date")).containsOnly(LocalDate.of(2026, 11, 21));
    }

    @Test
    void aSnapshotSaysAsOfWhen() {
        var file = ReadFile.sample("stock-snapshot", "wms/STOCKSNAP_WH01_20261122003000_0000000421.txt");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.head().moment("as-of")).contains(LocalDateTime.of(2026, 11, 22, 0, 30));
        assertThat(file.head().number("sequence")).contains(421L);
        assertThat(file.head().text("mode")).contains("FULL");
        assertThat(file.column("place")).containsExactly("WH01", "WH01", "S0101", "S0101");
        assertThat(file.column("condition")).containsExactly("GOOD", "GOOD", "GOOD", "DAMAGED");
        assertThat(file.sum("on-hand")).isEqualTo(127_000);
        assertThat(file.sum("in-transit")).isEqualTo(24_000);
        assertThat(file.summary().checks()).hasSize(2).allMatch(Summary.Check::holds);
    }

    @Test
    void aDeltaKeepsItsDuplicateForWhoeverBooksIt() {
        var file = ReadFile.sample("stock-delta", "wms/STOCKDELTA_WH01_0000009911.txt");

        assertThat(file.rejects()).isEmpty();
        assertThat(file.summary().sound()).isTrue();
        assertThat(file.head().number("sequence")).contains(9911L);
        assertThat(file.head().number("previous")).contains(9910L);
        assertThat(file.column("id")).containsExactly("OZ1001", "OZ1002", "OZ1002");
        assertThat(file.column("quantity")).containsExactly(-2000L, 2000L, 2000L);
    }
}
