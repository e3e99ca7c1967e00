package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page is read as people and scanners read it. */
class BagLabelPdfTests {

    private final BagLabelPdf printer;

    BagLabelPdfTests() throws IOException {
        this.printer = new BagLabelPdf();
    }

    @Test
    void showsChineseWithItsRareNames() throws IOException {
        assertThat(text(printer.pdf(BagLabels.usual())))
                .contains("A-03", "静安大悦城店", "WECHAT 3702410231234567890", "陈** 2件 pcs")
                .contains("2 x 针织衫 红 M 喆堃昇镕祎 SKU-RED-M")
                .contains("备好 ready 11-11 20:20", "保留至 until 11-18 22:00");
    }

    @Test
    void isOnePageOfTheSizeOfALabel() throws IOException {
        try (PDDocument document = Loader.loadPDF(printer.pdf(BagLabels.withLines(50)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4f)
                    .isBetween(59.9f, 60.1f);
            assertThat(document.getPage(0).getMediaBox().getHeight() / 72 * 25.4f)
                    .isBetween(79.9f, 80.1f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 300})
    void theBarCodeIsReadAtTheDensityOfLabelPrinters(int dpi) throws Exception {
        Result read = scan(printer.pdf(BagLabels.usual()), dpi);

        assertThat(read.getText()).isEqualTo(BagLabel.codeOf(BagLabels.PICKUP));
    }

    @Test
    void aHostileNameStaysTextAndWithinThePage() throws Exception {
        byte[] pdf = printer.pdf(BagLabels.hostile());

        assertThat(text(pdf)).contains("恶 @ V ) Tj", "静安大悦城店", "…", "保留至 until 11-18 22:00");
        assertThat(scan(pdf, 203).getText()).isEqualTo(BagLabel.codeOf(BagLabels.PICKUP));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
        }
    }

    @Test
    void whatTheFontCannotDrawShowsThatSomethingIsMissing() throws IOException {
        BagLabel usual = BagLabels.usual();
        var gift = new BagLabel(
                "🎁", "1", "店", "", "", 1, usual.lines(), usual.labelCode(), usual.readyAt(), usual.expiresAt());

        assertThat(text(printer.pdf(gift))).contains("〓 1");
    }

    @Test
    void articlesThatDoNotFitAreCounted() throws IOException {
        assertThat(text(printer.pdf(BagLabels.withLines(50)))).containsPattern("… \\+4\\d");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll(" +", " ");
        }
    }

    private static Result scan(byte[] pdf, int dpi) throws IOException, NotFoundException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, dpi);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            var light = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            return new Code128Reader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true));
        } catch (com.google.zxing.FormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
