package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by a layout is read by it again. */
class FormatWriterTests {

    private static final Layouts LAYOUTS = new Layouts();

    @ParameterizedTest
    @CsvSource({
        "possale-pipe,cn_pos/POSSALE_S0101_20261121_000123.txt",
        "posfix-gbk,cn_pos/POSFIX_S0101_20261121.dat",
        "mixc-trade,cn_pos/mixc_trade_L88888_20261121.txt",
        "stock-snapshot,wms/STOCKSNAP_WH01_20261122003000_0000000421.txt",
        "stock-delta,wms/STOCKDELTA_WH01_0000009911.txt",
        "cn-sales-detail,cn_pos/sales_detail_S0101_20261121_gb18030.csv"
    })
    void aSampleThatWasReadIsWrittenSoThatItReadsTheSame(String id, String name) throws IOException {
        ReadFile first = ReadFile.sample(id, name);

        ReadFile again =
                ReadFile.of(id, written(LAYOUTS.get(id), first.summary().head(), first.rows()));

        assertThat(again.summary().sound()).isTrue();
        assertThat(again.rejects()).isEmpty();
        assertThat(values(again.rows())).isEqualTo(values(first.rows()));
        assertThat(again.summary().checks()).isEqualTo(first.summary().checks());
    }

    @Test
    void aFixedFileIsWrittenByteForByte() throws IOException {
        byte[] sample = ReadFile.sample("cn_pos/POSFIX_S0101_20261121.dat");
        Layout layout = LAYOUTS.get("posfix-gbk");

        assertThat(written(layout, null, ReadFile.of(layout, sample).rows())).isEqualTo(sample);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delimited", "fixed", "tab"})
    void anyListReadsBackAsItWasWritten(String format) throws IOException {
        Layout layout = LayoutFile.parse("list", list(format));
        Random random = new Random(42);
        for (int i = 0; i < 200; i++) {
            List<Row> rows = rows(layout.records().get(0), random);

            ReadFile again = ReadFile.of(layout, written(layout, null, rows));

            assertThat(again.rejects()).isEmpty();
            assertThat(again.summary().sound()).isTrue();
            assertThat(values(again.rows())).isEqualTo(values(rows));
        }
    }

    @Test
    void aFormulaIsHandedToASpreadsheetAsText() throws IOException {
        Layout layout = LayoutFile.parse("list", list("delimited"));
        Row row = new Row("article", layout.records().get(0).names(), new Object[] {"=1+1", null, 1L, 1L, null});

        assertThat(new String(written(layout, null, List.of(row)), StandardCharsets.UTF_8))
                .contains("'=1+1");
    }

    @Test
    void aTitleIsCutBetweenCharactersButANumberIsNever() {
        Layout layout = LayoutFile.parse("list", list("fixed"));
        List<String> names = layout.records().get(0).names();
        Row wide = new Row("article", names, new Object[] {"纯棉短袖T恤纯棉短袖T恤", null, 1L, 1L, null});
        Row large = new Row("article", names, new Object[] {"x", null, 1L, 999_999_999_99L, null});

        RecordWriter writer = RecordWriter.of(layout, layout.records().get(0), Charset.forName("GB18030"));

        assertThat(new String(writer.line(wide), Charset.forName("GB18030"))).startsWith("纯棉短袖T恤纯棉");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.line(large))
                .withMessageContaining("price");
    }

    private static byte[] written(Layout layout, @Nullable Row head, List<Row> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FormatWriter().write(layout, head, rows.iterator(), out);
        return out.toByteArray();
    }

    private static List<List<Object>> values(List<Row> rows) {
        return rows.stream()
                .map(row -> row.names().stream()
                        .map(name -> (Object) String.valueOf(row.value(name)))
                        .toList())
                .toList();
    }

    private static List<Row> rows(RecordLayout record, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            rows.add(new Row(record.name(), record.names(), new Object[] {
                text(random),
                barcode(random),
                (long) random.nextInt(2_000_000) - 1_000_000,
                (long) random.nextInt(100_000_000) - 50_000_000,
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400))
            }));
        }
        return rows;
    }

    private static String text(Random random) {
        String letters = "aB9纯棉恤,\"=-+@|;'. ";
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return (random.nextBoolean() ? text : text.reverse()).toString().strip();
    }

    private static String barcode(Random random) {
        return Long.toString(6_900_000_000_000L + random.nextInt(1_000_000_000));
    }

    private static String list(String format) {
        String delimited = """
                id: list
                title: A list
                kind: articles
                format: delimited
                header-row: true
                delimiter: DELIMITER
                records:
                  - name: article
                    fields:
                      - {name: title, columns: [品名]}
                      - {name: barcode, type: barcode, columns: [条码]}
                      - {name: stock, type: quantity, columns: [库存]}
                      - {name: price, type: money, columns: [价格], required: true}
                      - {name: since, type: date, columns: [日期], dates: [yyyy-MM-dd]}
                """;
        String fixed = """
                id: list
                title: A list
                kind: articles
                format: fixed
                charset: GBK
                rare-characters: true
                records:
                  - name: article
                    bytes: 65
                    fields:
                      - {name: title, at: 1, length: 18}
                      - {name: barcode, at: 19, length: 14, type: barcode}
                      - {name: stock, at: 33, length: 12, type: quantity, implied: 3}
                      - {name: price, at: 45, length: 10, type: money, implied: 2, required: true}
                      - {name: since, at: 55, length: 10, type: date, dates: [yyyy-MM-dd]}
                """;
        return format.equals("fixed") ? fixed : delimited.replace("DELIMITER", format.equals("tab") ? "tab" : "\",\"");
    }
}
