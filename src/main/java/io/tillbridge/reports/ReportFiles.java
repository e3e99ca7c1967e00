package io.tillbridge.reports;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A report as a file that somebody takes along; a long one is never in memory as a whole. */
@Component
class ReportFiles {

    private final ReportSheet sheets;
    private final ReportPages pages;
    private final Path scratch;

    ReportFiles(ReportSheet sheets, ReportPages pages, @Value("${tillbridge.data}") Path data) {
        this.sheets = sheets;
        this.pages = pages;
        this.scratch = data.resolve("reports");
    }

    /**
     * A report that was made.
     *
     * @param size in bytes
     * @param content to be closed, with which the file is gone
     */
    record Made(long size, InputStream content) {}

    /**
     * Makes the whole file before anything of it can be read, so that what goes wrong is told instead of sent.
     *
     * @param format {@code pdf} or {@code xlsx}
     */
    Made make(ReportDefinition report, ReportData data, ReportTexts texts, String format) {
        try {
            Path file = Files.createTempFile(Files.createDirectories(scratch), "report-", "." + format);
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    write(report, data, texts, format, out);
                }
                return new Made(Files.size(file), Files.newInputStream(file, DELETE_ON_CLOSE));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ReportDefinition report, ReportData data, ReportTexts texts, String format, OutputStream out)
            throws IOException {
        if (format.equals("pdf")) {
            pages.write(report, data, texts, out);
        } else {
            sheets.write(report, data, texts, out);
        }
    }

    /** As {@link #make}, in memory, for whoever sends it on in one piece. */
    byte[] bytes(ReportDefinition report, ReportData data, ReportTexts texts, String format) {
        try (InputStream made = make(report, data, texts, format).content()) {
            return made.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code store-day-S001-2026-11-26.pdf}. */
    static String name(ReportData data, String format) {
        return data.report() + (data.store() == null ? "" : "-" + data.store()) + "-" + data.date() + "." + format;
    }
}
