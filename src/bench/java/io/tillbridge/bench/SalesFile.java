package io.tillbridge.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** A till's sales list as Chinese tills write it: GB18030, title lines, column names, two rows a receipt, totals. */
final class SalesFile {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int TILLS = 40;
    private static final int ROWS_OF_A_RECEIPT = 2;
    private static final int PRICE_YUAN = 129;
    private static final String HEAD = """
            某某百货有限公司\r
            销售明细报表\r
            门店:S001 静安大悦城店,营业日期:%s,打印时间:2026-11-30 00:31:07,操作员:王芳\r
            \r
            门店编号,收银机号,营业日期,交易时间,小票号,行号,商品条码,商品名称,数量,单价,实收金额,支付方式,会员卡号,导购员,外部单号\r
            """;

    private SalesFile() {}

    /** Barcodes of the demo company's first articles; the digits before the check digit count up. */
    private static String barcode(int article) {
        String digits = String.valueOf(690_123_000_000L + article);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /**
     * Writes one.
     *
     * @param day business date; files of one day would be the same receipts
     * @param articles so many of the demo company's articles are sold
     */
    static void write(Path file, String day, int rows, int articles) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(HEAD.formatted(day).getBytes(GB18030));
            byte[][] tails = new byte[articles][];
            for (int i = 0; i < articles; i++) {
                tails[i] = (barcode(i + 1) + ",针织衫 圆领 长袖 白 L,1," + PRICE_YUAN + ".00," + PRICE_YUAN + ".00,微信,,,\r\n")
                        .getBytes(GB18030);
            }
            for (int row = 0; row < rows; row++) {
                int receipt = row / ROWS_OF_A_RECEIPT;
                int second = 36_000 + (int) ((long) receipt * 43_000 / (rows / ROWS_OF_A_RECEIPT + 1));
                String head = "S001,%02d,%s,%02d:%02d:%02d,%010d,%d,"
                        .formatted(
                                receipt % TILLS + 1,
                                day,
                                second / 3600,
                                second / 60 % 60,
                                second % 60,
                                receipt / TILLS + 1,
                                row % ROWS_OF_A_RECEIPT + 1);
                out.write(head.getBytes(GB18030));
                out.write(tails[row % articles]);
            }
            long yuan = (long) rows * PRICE_YUAN;
            out.write(("合计,,,,," + rows + ",,," + rows + ",," + yuan + ".00,,,,\r\n").getBytes(GB18030));
        }
    }
}
