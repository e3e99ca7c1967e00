package io.tillbridge.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** A report as a file that somebody takes along. */
@Component
class ReportFiles {

    private final ReportSheet sheets;
    private final ReportPages pages;

    ReportFiles(ReportSheet sheets, ReportPages pages) {
        this.sheets = sheets;
        this.pages = pages;
    }

    /** @param format {@code pdf} or {@code xlsx} */
    byte[] bytes(ReportDefinition report, ReportData data, ReportTexts texts, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (format.equals("pdf")) {
                pages.write(report, data, texts, bytes);
            } else {
                sheets.write(report, data, texts, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Such as {@code store-day-S001-2026-11-26.pdf}. */
    static String name(ReportData data, String format) {
        return data.report() + (data.store() == null ? "" : "-" + data.store()) + "-" + data.date() + "." + format;
    }
}
