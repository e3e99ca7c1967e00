package io.tillbridge.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Layouts are data that an operator may change; a mistake in one is found at once and harms no other. */
class LayoutsTests {

    private static final Path ADAPTERS = Path.of("adapters");

    @TempDir
    Path folder;

    @Test
    void theLayoutsOfTheHouseAreThere() {
        assertThat(new Layouts().ids())
                .contains(
                        "cn-sales-detail",
                        "possale-pipe",
                        "coupon-list",
                        "posfix-gbk",
                        "mixc-trade",
                        "rtlog-14.1",
                        "poslog-generic6",
                        "poslog-xstore",
                        "poslog-acs",
                        "poslog-futura",
                        "stock-snapshot",
                        "stock-delta",
                        "qimen-stockchange",
                        "qimen-ship-confirm",
                        "article-list",
                        "member-list",
                        "pickup-list");
    }

    static Stream<Path> files() throws IOException {
        return Files.walk(ADAPTERS).filter(file -> file.toString().endsWith(".layout.yaml"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aLayoutIsNamedForItsFileAndStandsInAFolderOfItsVendor(Path file) throws IOException {
        Layout layout = LayoutFile.parse(file.toString(), Files.readString(file));

        assertThat(file.getFileName()).hasToString(layout.id() + ".layout.yaml");
        assertThat(file.getNameCount()).isEqualTo(4);
        assertThat(layout.title()).isNotBlank();
    }

    @Test
    void anOperatorsLayoutGoesBeforeOurs() throws IOException {
        String ours = Files.readString(ADAPTERS.resolve("pos/techtrans/mixc-trade.layout.yaml"));
        Files.writeString(folder.resolve("mine.layout.yaml"), ours.replaceFirst("title: .*", "title: Mine"));
        Layouts layouts = new Layouts();

        assertThat(layouts.load(folder)).isEmpty();

        assertThat(layouts.get("mixc-trade").title()).isEqualTo("Mine");
    }

    @Test
    void aBrokenLayoutChangesNothingAndSaysWhereItIsBroken() throws IOException {
        String ours = Files.readString(ADAPTERS.resolve("pos/techtrans/mixc-trade.layout.yaml"));
        Files.writeString(folder.resolve("a.layout.yaml"), ours.replace("delimiter: tab", "delimitr: tab"));
        Files.writeString(
                folder.resolve("b.layout.yaml"),
                ours.replace("id: mixc-trade", "id: other").replaceFirst("title: .*", "title: Mine"));
        Layouts layouts = new Layouts();

        List<LayoutRejected> broken = layouts.load(folder);

        assertThat(broken).hasSize(1);
        assertThat(broken.get(0).code()).isEqualTo("FORMATS_LAYOUT_BROKEN");
        assertThat(broken.get(0).facts().get(0)).isEqualTo("a.layout.yaml");
        assertThat(broken.get(0).facts().get(1).toString()).contains("line 6");
        assertThat(broken.get(0).facts().get(2).toString()).contains("delimitr");
        assertThat(layouts.get("mixc-trade").title()).startsWith("Mall upload");
        assertThat(layouts.get("other").title()).isEqualTo("Mine");
    }

    @Test
    void anUnknownLayoutIsSaidToBeUnknown() {
        assertThatExceptionOfType(LayoutRejected.class)
                .isThrownBy(() -> new Layouts().get("nothing"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("FORMATS_LAYOUT_UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id: posfix-gbk;id: POS;id",
                "charset: GBK;charset: KLINGON;charset",
                "kind: sales;kind: '';kind",
                "format: fixed;format: fixt;fixt",
                "length: 8, type: date, dates: [yyyyMMdd];length: 8, type: date;dates missing",
                "dates: [yyyyMMdd];dates: [Q];no date pattern",
                "name: guide, at: 114, length: 8;name: guide, at: 115, length: 8;not within",
                "name: guide;name: member;two fields member",
                "same-sign: [quantity, amount];same-sign: [quantity, money];no field money",
                "said: amount, sum: amount;said: money, sum: amount;no such field",
                "said: amount, sum: amount;said: amount;either count or sum",
                "{name: title, at: 57, length: 20};{name: title, at: 57, length: 20, unknown: guess};reject or pass",
                "{name: title, at: 57, length: 20};{name: title, at: 57, length: 20, day: nowhere};no field before"
            })
    void aMistakeIsFoundBeforeTheFirstFileComes(String good, String bad, String reason) throws IOException {
        String yaml = Files.readString(ADAPTERS.resolve("pos/fixed-width/posfix-gbk.layout.yaml"));
        assertThat(yaml).contains(good);

        assertThatExceptionOfType(LayoutRejected.class)
                .isThrownBy(() -> LayoutFile.parse("posfix.layout.yaml", yaml.replace(good, bad)))
                .satisfies(e -> assertThat(e.facts().toString())
                        .contains("posfix.layout.yaml")
                        .contains(reason));
    }
}
