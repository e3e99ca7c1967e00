package io.tillbridge.pickup;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Labels that tests print. */
final class BagLabels {

    static final UUID PICKUP = UUID.fromString("019ab2c4-7d10-7c3e-9a51-0e6f2b8d4c11");

    /** Ends text and lines in a printer, in a PDF or on paper, and turns the reading direction. */
    static final String HOSTILE =
            "恶\u001B@\u001DV\u0000\n\r\u0085) Tj ET (\\ <</JS (x)>> \u202E倒\uFEFF\uD800 🎁 " + "很长的名字".repeat(60);

    private BagLabels() {}

    static BagLabel usual() {
        return label("A-03", "陈**", List.of(new BagLabel.Line("针织衫 红 M 喆堃昇镕祎", "SKU-RED-M", 2)));
    }

    static BagLabel hostile() {
        return label(HOSTILE, HOSTILE, List.of(new BagLabel.Line(HOSTILE, HOSTILE, 1)));
    }

    static BagLabel withLines(int count) {
        return label(
                "A-03",
                "陈**",
                IntStream.range(0, count)
                        .mapToObj(i -> new BagLabel.Line("第" + i + "件", "SKU-" + i, 1))
                        .toList());
    }

    private static BagLabel label(String location, String buyer, List<BagLabel.Line> lines) {
        return new BagLabel(
                "WECHAT",
                "3702410231234567890",
                "静安大悦城店",
                location,
                buyer,
                2,
                lines,
                BagLabel.codeOf(PICKUP),
                "11-11 20:20",
                "11-18 22:00");
    }
}
