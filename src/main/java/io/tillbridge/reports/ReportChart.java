package io.tillbridge.reports;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/** A report's figures as bars, for those who would rather look than read. */
final class ReportChart {

    private static final int WIDTH = 1545;
    private static final int HEIGHT = 480;
    private static final int MOST_BARS = 24;
    private static final Color BAR = new Color(0x1F, 0x5F, 0x8B);

    private ReportChart() {}

    /** The picture, or nothing where the report has none or there is nothing to see. */
    static @Nullable BufferedImage of(ReportDefinition report, ReportData data, ReportTexts texts, Font font) {
        ReportDefinition.Chart wanted = report.chart();
        if (wanted == null || data.rows().isEmpty()) {
            return null;
        }
        return draw(bars(report, wanted, data, texts), texts.column(report.column(wanted.figure())), font);
    }

    /** A bar for each label; rows of one label are added up, and only the first labels are shown. */
    static CategoryDataset bars(
            ReportDefinition report, ReportDefinition.Chart wanted, ReportData data, ReportTexts texts) {
        ReportColumn label = report.column(wanted.label());
        ReportColumn figure = report.column(wanted.figure());
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> row : data.rows()) {
            String bar = texts.text(label, String.valueOf(row.get(label.key())));
            if (sums.size() < MOST_BARS || sums.containsKey(bar)) {
                sums.merge(bar, row.get(figure.key()) instanceof Long number ? number : 0L, Long::sum);
            }
        }
        var bars = new DefaultCategoryDataset();
        sums.forEach((bar, sum) ->
                bars.addValue(figure.type() == ReportColumn.Type.MONEY ? sum / 100.0 : sum, texts.column(figure), bar));
        return bars;
    }

    private static BufferedImage draw(CategoryDataset bars, String figure, Font font) {
        JFreeChart chart =
                ChartFactory.createBarChart(null, null, figure, bars, PlotOrientation.VERTICAL, false, false, false);
        chart.setBackgroundPaint(Color.WHITE);
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setOutlineVisible(false);
        plot.getDomainAxis().setTickLabelFont(font.deriveFont(26f));
        plot.getRangeAxis().setTickLabelFont(font.deriveFont(24f));
        plot.getRangeAxis().setLabelFont(font.deriveFont(26f));
        var renderer = (BarRenderer) plot.getRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setSeriesPaint(0, BAR);
        renderer.setMaximumBarWidth(0.08);
        return chart.createBufferedImage(WIDTH, HEIGHT);
    }
}
