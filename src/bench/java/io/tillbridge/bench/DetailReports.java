package io.tillbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reports of an operator's own with very many rows: lines of orders, six columns. */
final class DetailReports {

    private static final List<Integer> ROWS = List.of(5_000, 50_000);

    static final List<String> FORMATS = List.of("xlsx", "pdf");
    static final List<String> IDS = ROWS.stream().map(DetailReports::id).toList();

    private static final List<String> COLUMNS = List.of("ordered", "channel", "number", "sku", "pieces", "amount");

    private DetailReports() {}

    private static String id(int rows) {
        return "detail-" + rows;
    }

    /** Writes a folder for each; returns what the server is to be told. */
    static Path write(Path folder) throws IOException {
        for (int rows : ROWS) {
            var here = Files.createDirectories(folder.resolve(id(rows)));
            Files.writeString(here.resolve("report.yaml"), """
                    scope: STORE
                    columns:
                      ordered: {type: TEXT}
                      channel: {type: CODE}
                      number: {type: TEXT}
                      sku: {type: TEXT}
                      pieces: {type: COUNT, sum: true}
                      amount: {type: MONEY, sum: true}
                    """);
            Files.writeString(here.resolve("rows.sql"), """
                    select cast(o.ordered_at as varchar(19)) ordered, o.channel, o.order_id number, l.sku, l.quantity pieces,
                           l.paid_fen amount
                    from orders_v_order o join orders_v_line l on l.order_ref = o.id
                    where l.store_id >= :store limit %d""".formatted(rows));
            var labels = new StringBuilder("title=Detail\n");
            COLUMNS.forEach(column -> labels.append("column.%s=%s%n".formatted(column, column)));
            Files.writeString(here.resolve("labels_en.properties"), labels);
            Files.writeString(here.resolve("labels_zh_CN.properties"), labels);
            Files.writeString(here.resolve(id(rows) + ".jrxml"), template(id(rows)));
        }
        return folder;
    }

    private static String template(String id) {
        List<String> fields = new ArrayList<>();
        var cells = new StringBuilder();
        for (int i = 0; i < COLUMNS.size(); i++) {
            var column = COLUMNS.get(i);
            var type = column.equals("pieces")
                    ? "java.lang.Long"
                    : column.equals("amount") ? "java.math.BigDecimal" : "java.lang.String";
            fields.add("<field name=\"%s\" class=\"%s\"/>".formatted(column, type));
            cells.append(
                    "<element kind=\"textField\" x=\"%d\" y=\"0\" width=\"85\" height=\"14\"><expression><![CDATA[$F{%s}]]></expression></element>%n"
                            .formatted(i * 85, column));
        }
        return """
                <jasperReport name="%s" language="java" pageWidth="595" pageHeight="842" columnWidth="515" leftMargin="40" rightMargin="40" topMargin="36" bottomMargin="36">
                <style name="base" default="true" fontName="Tillbridge Sans SC" fontSize="8.0"/>
                <parameter name="SUBTITLE" class="java.lang.String"/>
                %s
                <detail><band height="14">
                %s</band></detail>
                </jasperReport>
                """.formatted(id, String.join("\n", fields), cells);
    }
}
