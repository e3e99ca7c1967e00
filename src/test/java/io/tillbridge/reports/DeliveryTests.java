package io.tillbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.tillbridge.Api;
import io.tillbridge.Ports;
import io.tillbridge.TillbridgeTest;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Reports that go by mail to a real mail server, and by file drop; once, once more when corrected, and when asked for. */
@TillbridgeTest
class DeliveryTests {

    private static final int PORT = Ports.free();
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final Api admin;
    private final Deliveries deliveries;
    private final DayCorrections corrections;
    private final StoreDays days;
    private final JdbcTemplate sql;
    private String store = "";

    DeliveryTests(
            @LocalServerPort int port,
            Deliveries deliveries,
            DayCorrections corrections,
            StoreDays days,
            JdbcTemplate sql) {
        this.admin = Api.at(port);
        this.deliveries = deliveries;
        this.corrections = corrections;
        this.days = days;
        this.sql = sql;
    }

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("tillbridge.reports.mail.host", () -> "127.0.0.1");
        properties.add("tillbridge.reports.mail.port", () -> PORT);
        properties.add("tillbridge.reports.mail.protocol", () -> "smtp");
        properties.add("tillbridge.reports.mail.from", () -> "reports@till.example");
        properties.add("tillbridge.reports.deliver-every", () -> "1h");
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void aStoreOfItsOwn() throws Exception {
        sql.update("delete from reports_delivery");
        sql.update("delete from reports_subscription");
        SERVER.purgeEmailFromAllMailboxes();
        store = "M" + UUID.randomUUID().toString().substring(0, 6);
        sql.update(
                "insert into catalog_store (store_id, kind, name_zh, name_en, address, zone, opens, closes)"
                        + " values (?, 'STORE', 'x', 'x', 'x', 'Asia/Shanghai', '10:00', '22:00')",
                store);
    }

    @Test
    void aReportGoesOutOnceWithItsFiguresInTheMailAndItsFilesBesideIt() throws Exception {
        subscribe("00:00", "boss@till.example");
        sale(1_234_50);

        deliver();
        deliver();

        List<MimeMessage> mails = mails(yesterday());
        assertThat(mails).hasSize(1);
        MimeMessage mail = mails.get(0);
        assertThat(mail.getSubject()).contains("门店日报", store, yesterday().toString());
        assertThat(GreenMailUtil.getAddressList(mail.getAllRecipients())).isEqualTo("boss@till.example");
        Map<String, byte[]> files = files(mail);
        assertThat(files).containsOnlyKeys(file("pdf"), file("xlsx"));
        assertThat(text(mail)).contains("收银销售", "¥1,234.50");
        try (var pdf = Loader.loadPDF(files.get(file("pdf")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("¥1,234.50");
        }
    }

    @Test
    void aDayThatTurnsOutOtherwiseIsSentOnceMore() throws Exception {
        subscribe("00:00", "boss@till.example");
        sale(100_00);
        close();
        deliver();
        sale(50_00);
        correct();
        deliver();
        sale(7_00);
        correct();
        deliver();

        List<MimeMessage> mails = mails(yesterday());
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).getSubject()).startsWith("更正");
        assertThat(text(mails.get(1))).contains("结账后的更正", "+50.00");
    }

    @Test
    void whoAsksGetsItNowAndAFailingServerIsAskedAgainAndListed() {
        String id = subscribe("23:59", "boss@till.example");
        SERVER.stop();
        admin.post(
                        "/api/v1/report-subscriptions/" + id + "/sendings",
                        Map.of("date", yesterday().toString()))
                .expect(202);
        for (int i = 0; i < 6; i++) {
            deliver();
            sql.update("update reports_delivery set next_at = current_timestamp where state = 'DUE'");
        }
        JsonNode failed = admin.get("/api/v1/report-deliveries").expect(200).json();
        SERVER.start();

        assertThat(failed.findValuesAsText("state")).contains("FAILED");
        assertThat(failed.findValuesAsText("error")).anyMatch(error -> error.contains("127.0.0.1"));
        assertThat(sql.queryForObject(
                        "select count(*) from security_audit where action = 'REPORT_NOT_SENT'", Long.class))
                .isPositive();
        admin.post(
                        "/api/v1/report-subscriptions/" + id + "/sendings",
                        Map.of("date", yesterday().toString()))
                .expect(202);
        deliver();
        await().atMost(Duration.ofSeconds(10)).until(() -> SERVER.getReceivedMessages().length > 0);
    }

    @Test
    void aFileDropGetsTheFiles() {
        subscribe("00:00", "link:head-office");

        deliver();

        assertThat(sql.queryForList(
                        "select name from integration_outgoing_file where link = 'head-office'", String.class))
                .contains(file("pdf"), file("xlsx"));
    }

    private String subscribe(String at, String recipient) {
        String id = UUID.randomUUID().toString();
        admin.put(
                        "/api/v1/report-subscriptions/" + id,
                        Map.of(
                                "report",
                                "store-day",
                                "store",
                                store,
                                "language",
                                "zh",
                                "formats",
                                List.of("pdf", "xlsx"),
                                "recipients",
                                List.of(recipient),
                                "at",
                                at,
                                "enabled",
                                true))
                .expect(200);
        return id;
    }

    private void deliver() {
        deliveries.plan();
        while (deliveries.sendNext()) {
            // One after the other, as the schedule does.
        }
    }

    private LocalDate yesterday() {
        return days.rule(store).orElseThrow().dateOf(Instant.now()).minusDays(1);
    }

    private void close() {
        admin.post("/api/v1/stores/" + store + "/days/" + yesterday() + "/closing", Map.of())
                .expect(200);
    }

    private void correct() {
        corrections.correct(days.rule(store).orElseThrow().day(yesterday()));
    }

    private void sale(long fen) {
        UUID id = UUID.randomUUID();
        String receipt = id.toString().substring(0, 18);
        sql.update(
                "insert into pos_transaction (id, store_id, till_key, business_date, number_key, type, till, receipt, quantity,"
                        + " total_fen, adjust_fen, turnover_fen, content, file_id, booked_at)"
                        + " values (?,?,'9',?,?,'SALE','9',?,1000,?,0,?,'0',?,current_timestamp)",
                id,
                store,
                yesterday(),
                receipt,
                receipt,
                fen,
                fen,
                id);
        sql.update(
                "insert into pos_line (transaction_id, line_no, kind, sku, quantity, unit_price_fen, amount_fen, discount_fen,"
                        + " pieces, guide, file_offset) values (?,1,'SALE',null,1000,?,?,0,0,null,0)",
                id,
                fen,
                fen);
    }

    private String file(String format) {
        return "store-day-" + store + "-" + yesterday() + "." + format;
    }

    private List<MimeMessage> mails(LocalDate about) throws Exception {
        List<MimeMessage> all = new ArrayList<>();
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            if (mail.getSubject().contains(about.toString())) {
                all.add(mail);
            }
        }
        return all;
    }

    private static String text(MimeMessage mail) throws Exception {
        BodyPart first = ((MimeMultipart) mail.getContent()).getBodyPart(0);
        Object content = first.getContent();
        return content instanceof MimeMultipart inner
                ? inner.getBodyPart(0).getContent().toString()
                : content.toString();
    }

    private static Map<String, byte[]> files(MimeMessage mail) throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        var parts = (MimeMultipart) mail.getContent();
        for (int i = 1; i < parts.getCount(); i++) {
            files.put(
                    parts.getBodyPart(i).getFileName(),
                    parts.getBodyPart(i).getInputStream().readAllBytes());
        }
        return files;
    }
}
