package io.tillbridge.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A report as a workbook: numbers are numbers, money is yuan with two digits, and text is text, so that nothing a shopper or a
 * channel wrote is ever taken for a formula. Rows are written as they come; memory does not grow with them.
 */
@Component
class ReportSheet {

    private static final int MOST_IN_MEMORY = 500;
    private static final int WIDTH = 18;
    private static final String MONEY = "#,##0.00";
    private static final String NUMBER = "#,##0";

    void write(ReportDefinition report, ReportData data, ReportTexts texts, OutputStream out) throws IOException {
        try (var book = new Workbook(out, "Tillbridge", "1.0")) {
            Worksheet sheet = book.newWorksheet(report.id());
            sheet.value(0, 0, texts.title());
            sheet.style(0, 0).bold().set();
            sheet.value(1, 0, texts.subtitle(data));
            int row = 3;
            head(sheet, row, report, texts);
            for (Map<String, @Nullable Object> values : data.rows()) {
                row++;
                line(sheet, row, report, values, texts);
                if (row % MOST_IN_MEMORY == 0) {
                    sheet.flush();
                }
            }
            totals(sheet, row + 1, report, data, texts);
            corrections(sheet, row + 3, data, texts);
        }
    }

    private static void head(Worksheet sheet, int row, ReportDefinition report, ReportTexts texts) {
        List<ReportColumn> columns = report.columns();
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(row, i, texts.column(columns.get(i)));
            sheet.style(row, i).bold().set();
            sheet.width(i, WIDTH);
        }
        sheet.freezePane(0, row + 1);
    }

    private static void line(
            Worksheet sheet,
            int row,
            ReportDefinition report,
            Map<String, @Nullable Object> values,
            ReportTexts texts) {
        List<ReportColumn> columns = report.columns();
        for (int i = 0; i < columns.size(); i++) {
            ReportColumn column = columns.get(i);
            Object value = values.get(column.key());
            if (value instanceof Long number) {
                number(sheet, row, i, column, number);
            } else if (value != null) {
                // A text in its cell, since shared ones are all kept until the sheet is done.
                sheet.inlineString(row, i, texts.text(column, value));
            }
        }
    }

    private static void number(Worksheet sheet, int row, int at, ReportColumn column, long number) {
        if (column.type() == ReportColumn.Type.MONEY) {
            sheet.value(row, at, BigDecimal.valueOf(number, 2));
            sheet.style(row, at).format(MONEY).set();
        } else {
            sheet.value(row, at, number);
            sheet.style(row, at).format(NUMBER).set();
        }
    }

    private static void totals(Worksheet sheet, int row, ReportDefinition report, ReportData data, ReportTexts texts) {
        if (data.totals().isEmpty()) {
            return;
        }
        sheet.value(row, 0, texts.total());
        for (int i = 0; i < report.columns().size(); i++) {
            ReportColumn column = report.columns().get(i);
            Long total = data.totals().get(column.key());
            if (total != null) {
                number(sheet, row, i, column, total);
            }
        }
    }

    private static void corrections(Worksheet sheet, int first, ReportData data, ReportTexts texts) {
        int row = first;
        for (String line : texts.corrections(data)) {
            sheet.value(row, 0, line);
            row++;
        }
    }
}
