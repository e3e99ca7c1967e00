package io.tillbridge.reports;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportChartTests {

    @Test
    void rowsOfOneLabelAreOneBarOfTheirSum() throws IOException {
        ReportDefinition guides =
                new ReportCatalogue("").find("guide-statement").orElseThrow();
        var data = new ReportData(
                guides.id(),
                "S001",
                LocalDate.of(2026, 11, 26),
                ReportData.State.OPEN,
                null,
                List.of(row("G1", "TILL", 12_345), row("G2", "TILL", 500), row("G1", "LIVE", 55)),
                Map.of(),
                List.of());
        var texts = new ReportTexts(guides, "en", ZoneId.of("Asia/Shanghai"));

        var bars = ReportChart.bars(guides, requireNonNull(guides.chart()), data, texts);

        assertThat(bars.getColumnKeys()).asList().containsExactly("G1", "G2");
        assertThat(bars.getValue(0, 0).doubleValue()).isEqualTo(124.0);
        assertThat(bars.getValue(0, 1).doubleValue()).isEqualTo(5.0);
    }

    private static Map<String, @Nullable Object> row(String guide, String source, long fen) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("guide", guide);
        row.put("source", source);
        row.put("amount", fen);
        return row;
    }
}
