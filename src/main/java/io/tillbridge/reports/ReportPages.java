package io.tillbridge.reports;

import io.tillbridge.shared.CountersFirst;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * A report as pages for print, with its Chinese font inside. Only templates of the report folders are ever compiled, once each;
 * pages of long reports lie in a file while they are made.
 */
@Component
class ReportPages {

    private static final String FONT = "reports/fonts/TillbridgeSansSC-Regular.ttf";
    private static final int PAGES_IN_MEMORY = 50;
    private static final int BLOCK = 4096;
    private static final int GROW = 100;

    /** So many rows are laid out in about the time of a scan; then a counter may go first. */
    private static final int TOGETHER = 16;

    private final Map<String, JasperReport> compiled = new ConcurrentHashMap<>();
    private final Font font;
    private final CountersFirst counters;
    private final Path scratch;

    ReportPages(@Value("${tillbridge.data}") Path data, CountersFirst counters)
            throws IOException, FontFormatException {
        this.counters = counters;
        this.scratch = data.resolve("reports");
        try (var file = new ClassPathResource(FONT).getInputStream()) {
            this.font = Font.createFont(Font.TRUETYPE_FONT, file);
        }
    }

    /** @throws ReportRejected if the template is wrong, with the reason */
    void write(ReportDefinition report, ReportData data, ReportTexts texts, OutputStream out) {
        scratch.toFile().mkdirs();
        var virtualizer =
                new JRSwapFileVirtualizer(PAGES_IN_MEMORY, new JRSwapFile(scratch.toString(), BLOCK, GROW), true);
        try {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
            parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, labels(report, texts));
            parameters.put("SUBTITLE", texts.subtitle(data));
            parameters.put("CORRECTIONS", String.join("\n", texts.corrections(data)));
            BufferedImage chart = ReportChart.of(report, data, texts, font);
            if (chart != null) {
                parameters.put("CHART", chart);
            }
            data.totals()
                    .forEach((key, total) -> parameters.put("TOTAL_" + key, shown(report.column(key), total, texts)));
            JasperPrint print = JasperFillManager.fillReport(
                    template(report), parameters, new Rows(report, data.rows().iterator(), texts, counters));
            JasperExportManager.getInstance(DefaultJasperReportsContext.getInstance())
                    .exportToPdfStream(print, out);
        } catch (JRException e) {
            throw ReportRejected.template(report.id(), reason(e));
        } finally {
            virtualizer.cleanup();
        }
    }

    private JasperReport template(ReportDefinition report) throws JRException {
        JasperReport known = compiled.get(report.id());
        if (known == null) {
            known = JasperCompileManager.compileReport(new ByteArrayInputStream(report.template()));
            compiled.put(report.id(), known);
        }
        return known;
    }

    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage())
                .lines()
                .limit(5)
                .reduce((one, next) -> one + " " + next)
                .orElse("");
    }

    private static ResourceBundle labels(ReportDefinition report, ReportTexts texts) {
        List<Object[]> all = new java.util.ArrayList<>();
        all.add(new Object[] {"title", texts.title()});
        report.columns().forEach(column -> all.add(new Object[] {"column." + column.key(), texts.column(column)}));
        all.add(new Object[] {"common.page", texts.language().equals("en") ? "Page {0}" : "第 {0} 页"});
        all.add(new Object[] {"common.total", texts.total()});
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return all.toArray(Object[][]::new);
            }
        };
    }

    private static @Nullable Object shown(ReportColumn column, @Nullable Object value, ReportTexts texts) {
        if (value instanceof Long number) {
            return column.type() == ReportColumn.Type.MONEY ? BigDecimal.valueOf(number, 2) : number;
        }
        return value == null ? null : texts.text(column, value);
    }

    /** The rows as the template's fields. */
    private static final class Rows implements JRDataSource {

        private final ReportDefinition report;
        private final Iterator<Map<String, @Nullable Object>> rows;
        private final ReportTexts texts;
        private final CountersFirst counters;
        private Map<String, @Nullable Object> row = Map.of();
        private int passed;

        Rows(
                ReportDefinition report,
                Iterator<Map<String, @Nullable Object>> rows,
                ReportTexts texts,
                CountersFirst counters) {
            this.report = report;
            this.rows = rows;
            this.texts = texts;
            this.counters = counters;
        }

        @Override
        public boolean next() {
            if (passed++ % TOGETHER == 0) {
                counters.giveWay();
            }
            boolean more = rows.hasNext();
            row = more ? rows.next() : Map.of();
            return more;
        }

        @Override
        public @Nullable Object getFieldValue(JRField field) {
            return shown(report.column(field.getName()), row.get(field.getName()), texts);
        }
    }
}
