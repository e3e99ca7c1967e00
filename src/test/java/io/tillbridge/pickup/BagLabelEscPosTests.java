package io.tillbridge.pickup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bytes are read back as a printer reads them. */
class BagLabelEscPosTests {

    private static final Pattern COMMAND = Pattern.compile("\u001B@|\u001C&|\u001Ba\u0001|\u001D!(?<size>.)"
            + "|\u001Dh\u0050|\u001Dw\u0002|\u001DH\u0002|\u001Dk\u0049\u0010\\{B(?<code>.{14})|\u001DV\u0042\u0000");

    private final BagLabelEscPos printer = new BagLabelEscPos();

    @Test
    void tellsTheShelfTheShopperAndTheGoods() {
        assertThat(lines(printer.escPos(BagLabels.usual())))
                .containsExactly(
                        "A-03",
                        "静安大悦城店",
                        "WECHAT 3702410231234567890",
                        "陈** 2件 pcs",
                        "2 x 针织衫 红 M 喆堃昇镕祎",
                        "    SKU-RED-M",
                        "备好 ready 11-11 20:20",
                        "保留至 until 11-18 22:00");
    }

    @Test
    void theBarCodeIsTheLabelCodeAndThePaperIsCutAfterIt() {
        String sent = new String(printer.escPos(BagLabels.usual()), ISO_8859_1);

        assertThat(sent)
                .endsWith("\u001Dk\u0049\u0010{B" + BagLabel.codeOf(BagLabels.PICKUP) + "\n\u001DV\u0042\u0000");
    }

    @Test
    void aHostileNameGivesThePrinterNoCommand() {
        byte[] hostile = printer.escPos(BagLabels.hostile());

        assertThat(controls(hostile)).isEqualTo(controls(printer.escPos(BagLabels.usual())));
    }

    @Test
    void noLineIsWiderThanThePaper() {
        assertThat(lines(printer.escPos(BagLabels.hostile())))
                .allSatisfy(line ->
                        assertThat(line.getBytes(Charset.forName("GBK"))).hasSizeLessThanOrEqualTo(32));
    }

    @Test
    void manyArticlesAreCounted() {
        assertThat(lines(printer.escPos(BagLabels.withLines(20)))).contains("... +8");
    }

    private static List<String> lines(byte[] sent) {
        String text = COMMAND.matcher(new String(sent, ISO_8859_1)).replaceAll("");
        return Arrays.stream(new String(text.getBytes(ISO_8859_1), Charset.forName("GB18030")).split("\n"))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Every byte that is not text. */
    private static String controls(byte[] sent) {
        return new String(sent, ISO_8859_1).replaceAll("[^\\x00-\\x1F\\x7F]", "");
    }
}
