package io.tillbridge.integration;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.support.DefaultExchange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the peer what became of its file: an acknowledgement, and the lines that could not be used, beside where it stood. */
@Component
class FileAnswers {

    static final String ACKNOWLEDGEMENT = ".ack";
    static final String REJECTS = ".rej.csv";

    private static final String PART = ".part";

    private final JdbcClient jdbc;
    private final PeerTexts texts;

    FileAnswers(JdbcClient jdbc, PeerTexts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    private record Facts(
            String name,
            String sha256,
            String state,
            long units,
            long rejected,
            long booked,
            String code,
            String reason) {}

    /** Writes what the link wants written. Writing it again changes nothing. */
    void write(Link link, UUID file, GenericFileOperations<?> operations, Exchange exchange, String folder) {
        if (!link.answers().acknowledgement() && !link.answers().rejects()) {
            return;
        }
        Facts facts = facts(file);
        boolean booked = facts.state().equals("COMMITTED");
        if (link.answers().acknowledgement() && booked) {
            store(
                    operations,
                    exchange,
                    PeerFiles.inFolder(folder, facts.name() + ACKNOWLEDGEMENT),
                    acknowledgement(facts));
        }
        List<String> lines = link.answers().rejects() ? rejects(file) : List.of();
        if (!lines.isEmpty() || link.answers().rejects() && facts.state().equals("QUARANTINED")) {
            store(operations, exchange, PeerFiles.inFolder(folder, facts.name() + REJECTS), table(facts, lines));
        }
    }

    private Facts facts(UUID file) {
        return jdbc.sql("select name, sha256, state, units, rejected, booked + repeated, coalesce(reason_code, ''),"
                        + " coalesce(reason_facts, '[]') from integration_file where id = ?")
                .param(file)
                .query((row, number) -> new Facts(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8)))
                .single();
    }

    private static String acknowledgement(Facts facts) {
        return "name,sha256,units,booked,rejected\r\n"
                + String.join(
                        ",",
                        quoted(facts.name()),
                        facts.sha256(),
                        Long.toString(facts.units()),
                        Long.toString(facts.booked()),
                        Long.toString(facts.rejected()))
                + "\r\n";
    }

    private List<String> rejects(UUID file) {
        return jdbc.sql("select line, column_no, coalesce(field, ''), code, facts, raw from integration_file_unit"
                        + " where file_id = ? and state in ('REJECTED', 'FAULT', 'CONFLICT', 'REFUSED')"
                        + " order by line, column_no")
                .param(file)
                .query((row, number) -> String.join(
                        ",",
                        row.getString(1),
                        row.getString(2),
                        quoted(row.getString(3)),
                        row.getString(4),
                        quoted(texts.sentence(row.getString(4), UnitJson.facts(row.getString(5)), Locale.CHINESE)),
                        quoted(texts.sentence(row.getString(4), UnitJson.facts(row.getString(5)), Locale.ENGLISH)),
                        quoted(row.getString(6))))
                .list();
    }

    /** With a byte order mark, since spreadsheets take a file without one for the machine's own character set. */
    private String table(Facts facts, List<String> lines) {
        String head = "\uFEFFline,column,field,code,reason_zh,reason_en,raw\r\n";
        String whole = facts.code().isEmpty()
                ? ""
                : String.join(
                                ",",
                                "0,0,",
                                facts.code(),
                                quoted(texts.sentence(facts.code(), UnitJson.facts(facts.reason()), Locale.CHINESE)),
                                quoted(texts.sentence(facts.code(), UnitJson.facts(facts.reason()), Locale.ENGLISH)),
                                "")
                        + "\r\n";
        return head + whole + (lines.isEmpty() ? "" : String.join("\r\n", lines) + "\r\n");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** Under another name first: nobody sees half an answer. */
    private static void store(GenericFileOperations<?> operations, Exchange of, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Exchange exchange = new DefaultExchange(of.getContext());
        exchange.getIn().setBody(new ByteArrayInputStream(bytes));
        if (operations.existsFile(path)) {
            operations.deleteFile(path);
        }
        if (!operations.storeFile(path + PART, exchange, bytes.length) || !operations.renameFile(path + PART, path)) {
            throw new GenericFileOperationFailedException("Cannot write " + path);
        }
    }
}
