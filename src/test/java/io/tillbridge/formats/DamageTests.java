package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were cut, or changed by anything: nothing escapes, nothing hangs, and nothing is lost without being said. */
class DamageTests {

    private static final int MUTANTS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry(
                    "cn-sales-detail",
                    List.of(
                            "cn_pos/sales_detail_S0101_20261121_gb18030.csv",
                            "cn_pos/sales_detail_S0101_20261121_utf8bom.csv",
                            "cn_pos/sales_detail_S0101_20261121_utf16le.csv",
                            "cn_pos/bad_sales_detail_gb18030.csv",
                            "cn_pos/bad_mixed_encoding.csv",
                            "cn_pos/bad_cut_multibyte_gb18030.csv",
                            "cn_pos/bad_truncated_no_total.csv",
                            "cn_pos/empty_shop_closed_header_only.csv")),
            Map.entry(
                    "possale-pipe",
                    List.of("cn_pos/POSSALE_S0101_20261121_000123.txt", "cn_pos/bad_POSSALE_trailer_amount.txt")),
            Map.entry(
                    "posfix-gbk",
                    List.of("cn_pos/POSFIX_S0101_20261121.dat", "cn_pos/bad_POSFIX_decoded_then_padded.dat")),
            Map.entry("mixc-trade", List.of("cn_pos/mixc_trade_L88888_20261121.txt")),
            Map.entry(
                    "rtlog-14.1",
                    List.of(
                            "rtlog/RTLOG_101_20261122003000.DAT",
                            "rtlog/bad_ftail_count.DAT",
                            "rtlog/bad_letter_in_amount.DAT",
                            "rtlog/bad_no_ftail.DAT",
                            "rtlog/bad_short_line.DAT")),
            Map.entry("stock-snapshot", List.of("wms/STOCKSNAP_WH01_20261122003000_0000000421.txt")),
            Map.entry("stock-delta", List.of("wms/STOCKDELTA_WH01_0000009911.txt")),
            Map.entry("qimen-stockchange", List.of("wms/stockchange_report.xml")),
            Map.entry("qimen-ship-confirm", List.of("wms/SHIPCONF_WH01_DN88120.xml")),
            Map.entry(
                    "poslog-generic6",
                    List.of(
                            "poslog/poslog6_pickup_day.xml",
                            "poslog/ok_gbk.xml",
                            "poslog/variant_ns_v600.xml",
                            "poslog/xstore_dialect.xml",
                            "poslog/acs_dialect_void_event.xml",
                            "poslog/bad_xxe.xml",
                            "poslog/bad_gb2312_declared_utf8_bytes.xml")));

    static Stream<Arguments> samples() {
        return SAMPLES.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(name -> arguments(entry.getKey(), name)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aCutFileIsNeverTakenForAWholeOne(String layout, String name) {
        byte[] whole = ReadFile.sample(name);
        long all = ReadFile.of(layout, whole).summary().rows();

        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int length = 0; length < whole.length; length++) {
                ReadFile cut = ReadFile.of(layout, Arrays.copyOf(whole, length));
                assertAccounts(layout, cut);
                if (cut.summary().sound() && !isProvedByNothing(layout, whole, length)) {
                    assertThat(cut.summary().rows())
                            .as("%s cut at %s", name, length)
                            .isEqualTo(all);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFileIsTheSameInWhateverPiecesItComes(String layout, String name) {
        byte[] whole = ReadFile.sample(name);

        ReadFile expected = ReadFile.of(layout, whole);

        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            ReadFile pieces = ReadFile.of(layout, inPieces(whole, random));
            assertThat(pieces.summary().faults()).isEqualTo(expected.summary().faults());
            assertThat(pieces.rejects()).isEqualTo(expected.rejects());
            assertThat(pieces.units().stream().map(Unit::raw))
                    .containsExactlyElementsOf(
                            expected.units().stream().map(Unit::raw).toList());
        }
    }

    @Test
    void noDamageEscapesAsAnException() {
        List<Arguments> samples = samples().toList();
        Random random = new Random(20261121);

        assertTimeoutPreemptively(PATIENCE, () -> {
            for (int i = 0; i < MUTANTS; i++) {
                Object[] sample = samples.get(random.nextInt(samples.size())).get();
                byte[] mutant = mutant(ReadFile.sample((String) sample[1]), random);
                assertAccounts((String) sample[0], ReadFile.of((String) sample[0], mutant));
            }
        });
    }

    private static void assertAccounts(String layout, ReadFile file) {
        Summary summary = file.summary();
        assertThat(summary.units()).isEqualTo(file.units().size());
        assertThat(file.rejects().size() >= summary.rejected()).isTrue();
        boolean nested =
                layout.startsWith("rtlog") || layout.startsWith("poslog") || layout.equals("qimen-ship-confirm");
        if (nested) {
            assertThat(summary.rows()).isGreaterThanOrEqualTo(summary.units() + summary.rejected());
        } else {
            assertThat(summary.rows()).isEqualTo(summary.units() + summary.rejected());
        }
        assertThat(summary.sound() || !summary.complete() || !summary.faults().isEmpty())
                .isTrue();
    }

    /** The mall's list has no trailer: cut at the end of a line, it is as good as one that was meant so. */
    private static boolean isProvedByNothing(String layout, byte[] whole, int length) {
        return layout.equals("mixc-trade") && length > 0 && (whole[length - 1] == '\n' || whole[length - 1] == '\r');
    }

    private static byte[] mutant(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 2; i--) {
            int at = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
                case 3 -> bytes = joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
                default -> {
                    int other = random.nextInt(bytes.length);
                    byte kept = bytes[at];
                    bytes[at] = bytes[other];
                    bytes[other] = kept;
                }
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int count) {
                return super.read(into, from, Math.min(count, 1 + random.nextInt(7)));
            }
        };
    }
}
