package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.formats.Reject.Code;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** What warehouses that speak Qimen report. */
class QimenSampleTests {

    @Test
    void aShipConfirmSaysWhatLeftTheWarehouse() {
        var file = ReadFile.sample("qimen-ship-confirm", "wms/SHIPCONF_WH01_DN88120.xml");

        assertThat(file.summary().sound()).isTrue();
        assertThat(file.units()).hasSize(1);
        var confirm = file.units().get(0);
        assertThat(confirm.first().record()).isEqualTo("confirm");
        assertThat(confirm.first().text("id")).contains("OZ1001");
        assertThat(confirm.first().text("order")).contains("WXLIVE-4420098123");
        assertThat(confirm.first().text("document")).contains("DN88120");
        assertThat(confirm.first().text("final")).contains("YES");
        assertThat(confirm.first().moment("at")).contains(LocalDateTime.of(2026, 11, 21, 15, 0, 4));
        assertThat(confirm.rows("line")).hasSize(1);
        assertThat(confirm.rows("line").get(0).number("quantity")).contains(2000L);
        assertThat(confirm.rows("line").get(0).text("condition")).contains("GOOD");
    }

    @Test
    void stockChangesAreToldByTheirNumber() {
        var file = ReadFile.sample("qimen-stockchange", "wms/stockchange_report.xml");

        assertThat(file.summary().sound()).isTrue();
        assertThat(file.column("id")).containsExactly("OZ1001", "OZ1003");
        assertThat(file.column("quantity")).containsExactly(-2000L, 1000L);
        assertThat(file.column("condition")).containsExactly("GOOD", "DAMAGED");
        assertThat(file.units().get(1).raw()).startsWith("<item>").contains("QT0007");
    }

    @Test
    void aMessageOfAnotherKindIsRefusedAsAWhole() {
        var file = ReadFile.of("qimen-stockchange", "<response/>".getBytes(StandardCharsets.UTF_8));

        assertThat(file.faults()).containsExactly(Code.FORMATS_XML);
        assertThat(file.summary().sound()).isFalse();
    }
}
