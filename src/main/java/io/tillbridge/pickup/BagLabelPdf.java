package io.tillbridge.pickup;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.lowagie.text.Document;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A bag label as a page of 60 x 80 mm, with its Chinese font inside. */
@Component
class BagLabelPdf {

    private static final float MM = 72f / 25.4f;
    private static final float WIDTH = 60 * MM;
    private static final float HEIGHT = 80 * MM;
    private static final float MARGIN = 3 * MM;
    private static final String FONT = "reports/fonts/TillbridgeSansSC-Regular.ttf";

    private final BaseFont font;

    BagLabelPdf() throws IOException {
        byte[] file = new ClassPathResource(FONT).getContentAsByteArray();
        this.font = BaseFont.createFont(FONT, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file, null);
    }

    /** One at a time, since nobody promises that a font can be cut by two at once. */
    synchronized byte[] pdf(BagLabel label) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(new Rectangle(WIDTH, HEIGHT));
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        document.open();
        new Page(writer.getDirectContent(), font).draw(label);
        document.close();
        return bytes.toByteArray();
    }

    /** The one page, filled from the top; the bar code stands at its foot. */
    private static final class Page {

        private static final float MODULE = 0.25f * MM;
        private static final float BAR_HEIGHT = 11 * MM;
        private static final float BAR_FOOT = 7 * MM;
        private static final float TEXT_FOOT = BAR_FOOT + BAR_HEIGHT + 7 * MM;
        private static final float BIG = 20;
        private static final float NORMAL = 9;
        private static final float SMALL = 7;
        private static final int NO_GLYPH = 0x3013;
        private static final String ELLIPSIS = "…";

        private final PdfContentByte canvas;
        private final BaseFont font;
        private float top = HEIGHT - MARGIN;

        Page(PdfContentByte canvas, BaseFont font) {
            this.canvas = canvas;
            this.font = font;
        }

        void draw(BagLabel label) {
            line(label.location(), BIG);
            line(label.storeName(), NORMAL);
            line(label.channel() + " " + label.orderId(), NORMAL);
            line(label.buyerName() + " " + label.pieces() + "件 pcs", NORMAL);
            articles(label);
            text("备好 ready " + label.readyAt(), SMALL, TEXT_FOOT - SMALL - 2);
            text("保留至 until " + label.expiresAt(), SMALL, TEXT_FOOT - 2 * SMALL - 4);
            bars(label.labelCode());
            text(label.labelCode(), SMALL, BAR_FOOT - SMALL - 2);
        }

        private void articles(BagLabel label) {
            int shown = 0;
            for (BagLabel.Line line : label.lines()) {
                boolean last = shown == label.lines().size() - 1;
                if (top - (last ? 1 : 2) * SMALL * 1.25f < TEXT_FOOT) {
                    line(ELLIPSIS + " +" + (label.lines().size() - shown), SMALL);
                    return;
                }
                line(line.quantity() + " x " + line.title() + "  " + line.sku(), SMALL);
                shown++;
            }
        }

        private void line(String text, float size) {
            top -= size * 1.25f;
            text(text, size, top);
        }

        private void text(String text, float size, float y) {
            canvas.beginText();
            canvas.setFontAndSize(font, size);
            canvas.showTextAligned(PdfContentByte.ALIGN_LEFT, fitting(drawable(text), size), MARGIN, y, 0);
            canvas.endText();
        }

        /** What the font cannot draw becomes a mark that says so. */
        private String drawable(String text) {
            return text.codePoints()
                    .map(c -> font.charExists(c) ? c : NO_GLYPH)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private String fitting(String text, float size) {
            float room = WIDTH - 2 * MARGIN;
            if (font.getWidthPoint(text, size) <= room) {
                return text;
            }
            String shorter = text;
            while (!shorter.isEmpty() && font.getWidthPoint(shorter + ELLIPSIS, size) > room) {
                shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
            }
            return shorter + ELLIPSIS;
        }

        private void bars(String code) {
            BitMatrix bars = new Code128Writer().encode(code, BarcodeFormat.CODE_128, 0, 1);
            float left = (WIDTH - bars.getWidth() * MODULE) / 2;
            for (int x = 0; x < bars.getWidth(); x++) {
                if (bars.get(x, 0)) {
                    canvas.rectangle(left + x * MODULE, BAR_FOOT, MODULE, BAR_HEIGHT);
                }
            }
            canvas.fill();
        }
    }
}
