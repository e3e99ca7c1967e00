package io.tillbridge.integration;

import io.tillbridge.formats.Receiver;
import io.tillbridge.formats.Reject;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Summary;
import io.tillbridge.formats.Unit;
import io.tillbridge.shared.web.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a link before it goes live: its peer, and a sample of its files. Nothing is booked. */
@Component
public class LinkTrial {

    private static final int MOST = 200;

    private final Links links;
    private final FileReading reading;
    private final CamelContext camel;
    private final Texts texts;

    LinkTrial(Links links, FileReading reading, CamelContext camel, Texts texts) {
        this.links = links;
        this.reading = reading;
        this.camel = camel;
        this.texts = texts;
    }

    /** A step of the check: name, port, login, list, write or delete. */
    public record StepView(
            String step,
            boolean ok,
            @Nullable String code,
            @Nullable String sentence,
            long millis) {}

    /** A line that cannot be read, or what is wrong with the file as a whole. */
    public record RejectView(
            long line,
            long offset,
            int column,
            @Nullable String field,
            String raw,
            String code,
            String sentence,
            String next) {}

    /** A record as the layout understands it. */
    public record RowView(long line, String record, Map<String, Object> fields) {}

    /** What a sample holds; of rows and rejects the first few. */
    public record Report(
            boolean sound,
            boolean complete,
            long rows,
            long units,
            long rejected,
            long skipped,
            List<Summary.Check> checks,
            List<RowView> first,
            List<RejectView> rejects,
            List<RejectView> faults) {}

    /**
     * Tries the peer of a link.
     *
     * @throws LinkRejected if there is no such link
     */
    public List<StepView> check(String name) {
        return new LinkCheck(links.get(name), camel)
                .run().stream()
                        .map(step -> new StepView(
                                step.what().name(),
                                step.ok(),
                                step.trouble() == null
                                        ? null
                                        : step.trouble().code().name(),
                                step.trouble() == null
                                        ? null
                                        : texts.sentence(
                                                step.trouble().code().name(),
                                                step.trouble().facts()),
                                step.millis()))
                        .toList();
    }

    /**
     * Reads a sample by the layout of a link.
     *
     * @throws LinkRejected if there is no such link
     */
    public Report test(String name, String fileName, InputStream sample) throws IOException {
        var findings = new Findings();
        Summary summary = reading.read(links.get(name).layout(), sample, fileName, findings);
        return new Report(
                summary.sound(),
                summary.complete(),
                summary.rows(),
                summary.units(),
                summary.rejected(),
                summary.skipped(),
                summary.checks(),
                findings.rows,
                findings.rejects,
                summary.faults().stream().map(this::view).toList());
    }

    private RejectView view(Reject reject) {
        String code = reject.code().name();
        return new RejectView(
                reject.line(),
                reject.offset(),
                reject.column(),
                reject.field(),
                reject.raw(),
                code,
                texts.sentence(code, reject.facts()),
                texts.next(code, reject.facts()));
    }

    /** The first of what is found. */
    private final class Findings implements Receiver {

        private final List<RowView> rows = new ArrayList<>();
        private final List<RejectView> rejects = new ArrayList<>();

        @Override
        public void unit(Unit unit) {
            for (Row row : unit.rows()) {
                if (rows.size() < MOST) {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    row.names().forEach(name -> fields.put(name, row.value(name)));
                    rows.add(new RowView(unit.line(), row.record(), fields));
                }
            }
        }

        @Override
        public void reject(Reject reject) {
            if (rejects.size() < MOST) {
                rejects.add(view(reject));
            }
        }
    }
}
