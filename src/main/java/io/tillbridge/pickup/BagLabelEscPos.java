package io.tillbridge.pickup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.springframework.stereotype.Component;

/** A bag label in the language of receipt printers, for Chinese models on 58 mm or wider paper. */
@Component
class BagLabelEscPos {

    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final int COLUMNS = 32;
    private static final int MOST_LINES = 12;
    private static final int NORMAL = 0x00;
    private static final int TWICE = 0x11;

    byte[] escPos(BagLabel label) {
        var paper = new Paper();
        paper.start();
        paper.text(label.location(), TWICE);
        paper.text(label.storeName(), NORMAL);
        paper.text(label.channel() + " " + label.orderId(), NORMAL);
        paper.text(label.buyerName() + " " + label.pieces() + "件 pcs", NORMAL);
        label.lines().stream().limit(MOST_LINES).forEach(line -> {
            paper.text(line.quantity() + " x " + line.title(), NORMAL);
            paper.text("    " + line.sku(), NORMAL);
        });
        if (label.lines().size() > MOST_LINES) {
            paper.text("... +" + (label.lines().size() - MOST_LINES), NORMAL);
        }
        paper.text("备好 ready " + label.readyAt(), NORMAL);
        paper.text("保留至 until " + label.expiresAt(), NORMAL);
        paper.code128(label.labelCode());
        paper.cut();
        return paper.bytes();
    }

    /** What was sent to the printer so far. */
    private static final class Paper {

        private static final int LF = 0x0A;
        private static final int ESC = 0x1B;
        private static final int FS = 0x1C;
        private static final int GS = 0x1D;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /** Forgets earlier settings and reads two-byte characters as Chinese. */
        void start() {
            command(ESC, '@');
            command(FS, '&');
        }

        /** One line, cut off where the paper ends. */
        void text(String text, int size) {
            command(GS, '!', size);
            bytes.writeBytes(
                    clipped(text, size == TWICE ? COLUMNS / 2 : COLUMNS).getBytes(CHINESE));
            bytes.write(LF);
        }

        /** Two dots a module: 378 of the 384 dots of narrow paper; its white edges are the quiet zone. */
        void code128(String code) {
            command(ESC, 'a', 1);
            command(GS, 'h', 80);
            command(GS, 'w', 2);
            command(GS, 'H', 2);
            byte[] data = ("{B" + code).getBytes(US_ASCII);
            command(GS, 'k', 73, data.length);
            bytes.writeBytes(data);
            bytes.write(LF);
        }

        void cut() {
            command(GS, 'V', 66, 0);
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private void command(int... codes) {
            for (int code : codes) {
                bytes.write(code);
            }
        }

        private static String clipped(String text, int columns) {
            int used = 0;
            int end = 0;
            while (end < text.length()) {
                int character = text.codePointAt(end);
                used += character < 0x80 ? 1 : 2;
                if (used > columns) {
                    break;
                }
                end += Character.charCount(character);
            }
            return text.substring(0, end);
        }
    }
}
