package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A reader that nobody here wrote sees the same in a good list. */
class SecondOpinionTests {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String[] TITLES = {"纯棉短袖T恤 白 L", "牛仔裤,直筒", "19\" 显示器", "a,\"b\",c"};

    @Test
    void jacksonReadsTheSameCellsAndTheSameMoney() throws IOException {
        String list = list(5_000, new Random(3));

        ReadFile ours = ReadFile.of("cn-sales-detail", list.getBytes(GB18030));

        List<Map<String, String>> theirs = theirs(list);
        assertThat(ours.rejects()).isEmpty();
        assertThat(ours.column("title")).isEqualTo(new ArrayList<Object>(column(theirs, "商品名称")));
        assertThat(ours.column("external-order")).isEqualTo(new ArrayList<Object>(column(theirs, "外部单号")));
        assertThat(ours.column("amount"))
                .isEqualTo(column(theirs, "实收金额").stream()
                        .map(text -> (Object) new BigDecimal(text.replace(",", ""))
                                .movePointRight(2)
                                .longValueExact())
                        .toList());
    }

    private static List<String> column(List<Map<String, String>> rows, String name) {
        return rows.stream().map(row -> row.getOrDefault(name, "")).toList();
    }

    private static List<Map<String, String>> theirs(String list) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(list)) {
            return rows.readAll();
        }
    }

    private static String list(int rows, Random random) {
        StringBuilder list =
                new StringBuilder("门店编号,收银机号,营业日期,交易时间,小票号,行号,商品条码,商品名称,数量,单价,实收金额,支付方式,外部单号\r\n");
        for (int i = 0; i < rows; i++) {
            long fen = random.nextInt(100_000_00);
            String title = TITLES[random.nextInt(TITLES.length)].replace("\"", "\"\"");
            list.append("S0101,02,2026-11-21,18:42:31,").append(1_000_000_000L + i).append(",1,6901234567892,\"");
            list.append(title).append("\",1,,\"").append(String.format("%,d.%02d", fen / 100, fen % 100));
            list.append("\",现金,WX-").append(random.nextInt()).append("\r\n");
        }
        return list.toString();
    }
}
