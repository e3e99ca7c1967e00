package io.tillbridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRResultSetDataSource;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperExportManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * The floor of a report: its own template, filled by JasperReports from a plain JDBC result in this process. It draws no chart
 * and adds nothing up.
 */
final class PlainJasper {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime CUT_OFF = LocalTime.of(3, 0);

    private final JasperReport template;
    private final String sql;
    private final ResourceBundle labels;

    PlainJasper(String report) throws IOException, JRException {
        try (var file = resource(report, report + ".jrxml")) {
            template = JasperCompileManager.compileReport(file);
        }
        try (var file = resource(report, "rows.sql")) {
            sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        var words = new Properties();
        try (var file = new InputStreamReader(resource(report, "labels_en.properties"), StandardCharsets.UTF_8)) {
            words.load(file);
        }
        words.put("common.page", "Page {0}");
        words.put("common.total", "Total");
        labels = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return words.entrySet().stream()
                        .map(word -> new Object[] {word.getKey(), word.getValue()})
                        .toArray(Object[][]::new);
            }
        };
    }

    private static InputStream resource(String report, String name) {
        return Objects.requireNonNull(PlainJasper.class.getResourceAsStream("/reports/" + report + "/" + name), name);
    }

    /** Asks, fills and exports once. */
    void pdf(Connection connection, String store, LocalDate date) throws SQLException, JRException {
        var values = new MapSqlParameterSource()
                .addValue("store", store)
                .addValue("date", Date.valueOf(date))
                .addValue("from", begin(date))
                .addValue("until", begin(date.plusDays(1)))
                .addValue("zone", ZONE.getId());
        var parsed = NamedParameterUtils.parseSqlStatement(sql);
        try (var statement =
                connection.prepareStatement(NamedParameterUtils.substituteNamedParameters(parsed, values))) {
            var all = NamedParameterUtils.buildValueArray(parsed, values, null);
            for (int i = 0; i < all.length; i++) {
                statement.setObject(i + 1, all[i]);
            }
            try (var rows = statement.executeQuery()) {
                Map<String, Object> parameters = new HashMap<>();
                parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, labels);
                parameters.put("SUBTITLE", store + " " + date);
                var print = JasperFillManager.fillReport(template, parameters, new JRResultSetDataSource(rows));
                JasperExportManager.exportReportToPdfStream(print, OutputStream.nullOutputStream());
            }
        }
    }

    private static Timestamp begin(LocalDate date) {
        return Timestamp.from(date.atTime(CUT_OFF).atZone(ZONE).toInstant());
    }
}
