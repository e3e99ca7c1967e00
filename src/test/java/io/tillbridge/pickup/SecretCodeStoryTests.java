package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever knows a code may collect the goods: it is on the shopper's phone and nowhere else. */
@TillbridgeTest
@ExtendWith(OutputCaptureExtension.class)
class SecretCodeStoryTests {

    private final Api api;
    private final JdbcTemplate jdbc;
    private final LoggingSystem logging;
    private final List<Api.Answer> answers = new ArrayList<>();

    SecretCodeStoryTests(@LocalServerPort int port, JdbcTemplate jdbc, LoggingSystem logging) {
        this.api = Api.at(port);
        this.jdbc = jdbc;
        this.logging = logging;
    }

    @BeforeEach
    void logEverythingOfOurs() {
        logging.setLogLevel("io.tillbridge", LogLevel.TRACE);
    }

    @AfterEach
    void logAsUsual() {
        logging.setLogLevel("io.tillbridge", null);
    }

    @Test
    void neitherTheLogNorAnAnswerNorATableHoldsTheCode(CapturedOutput log) {
        String code = wholeStory();

        for (String form : List.of(code, code.replace(" ", ""))) {
            assertThat(log.getAll()).doesNotContain(form);
            assertThat(answers).noneMatch(answer -> answer.text().contains(form));
            assertThat(tablesThatContain(form)).isSubsetOf("simulators_shopper_message");
        }
        assertThat(tablesThatContain(code)).isNotEmpty();
    }

    /** Collected after a wrong try, too early, in the wrong store; told twice; cancelled too late. */
    private String wholeStory() {
        OrderEvents order = OrderEvents.anyOrder().line(api.article("S001", 5), 1);
        api.push(order.paid()).expect(202);
        api.settle();
        String code = api.code(order);
        String pickup = api.order(order).at("/pickups/0/id");
        scanAndTry(Api.COUNTER, pickup, code);
        api.ready(order);
        scanAndTry(Api.OTHER_COUNTER, pickup, code);
        answers.add(api.post("/api/v1/pickups/" + pickup + "/handovers", Map.of("code", code, "identity", Map.of())));
        answers.add(api.post("/api/v1/pickups/" + pickup + "/handovers", Map.of("code", code)));
        scanAndTry(Api.COUNTER, pickup, code);
        scanAndTry(Api.COUNTER, pickup, code);
        answers.add(api.push(order.cancelled()).expect(202));
        api.settle();
        lookEverywhere(order, pickup);
        return code;
    }

    private void scanAndTry(String counter, String pickup, String code) {
        answers.add(api.as(counter).post("/api/v1/counter/scans", Map.of("code", "P" + code.replace(" ", ""))));
        answers.add(api.as(counter).post("/api/v1/counter/scans", Map.of("code", code + "x")));
        answers.add(api.as(counter).post("/api/v1/pickups/" + pickup + "/handovers", "key", Api.handing(code)));
    }

    private void lookEverywhere(OrderEvents order, String pickup) {
        answers.add(api.order(order));
        answers.add(api.get("/api/v1/pickups/" + pickup));
        answers.add(api.get("/api/v1/stores/S001/pickups?state=COLLECTED"));
        answers.add(api.get("/api/v1/messages?key=" + order.businessKey()));
        api.messages(order)
                .forEach(message -> answers.add(
                        api.get("/api/v1/messages/" + message.path("id").asText() + "/body")));
        answers.add(api.get("/api/v1/books"));
        answers.add(api.get("/actuator/prometheus"));
    }

    private List<String> tablesThatContain(String text) {
        return jdbc
                .queryForList(
                        "select table_name from information_schema.tables where table_schema = 'public'", String.class)
                .stream()
                .filter(table -> jdbc.queryForList("select * from " + table).stream()
                        .flatMap(row -> row.values().stream())
                        .anyMatch(value -> readable(value).contains(text)))
                .toList();
    }

    private static String readable(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
