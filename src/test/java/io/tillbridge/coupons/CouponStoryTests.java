package io.tillbridge.coupons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.BooksBalance;
import io.tillbridge.DataFolder;
import io.tillbridge.Faults;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/** Coupons over HTTP from the template to the void, and the simulated car park at its end of the line. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = DataFolder.class)
@Import(Faults.class)
@ExtendWith(BooksBalance.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
class CouponStoryTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api admin;
    private final Api counter;

    CouponStoryTests(@LocalServerPort int port) {
        this.admin = Api.at(port);
        this.counter = admin.as(Api.COUNTER);
    }

    /**
     * The demo tells its own address to itself, so that it must be known beforehand. A port that no outgoing connection
     * of anybody takes meanwhile.
     */
    @DynamicPropertySource
    static void listensOnAFreePort(DynamicPropertyRegistry registry) {
        int port = IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000))
                .filter(CouponStoryTests::free)
                .findFirst()
                .orElseThrow();
        registry.add("server.port", () -> port);
    }

    private static boolean free(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void aCouponGoesFromItsTemplateToTheCounterAndBack() {
        String template = template(Map.of("kind", "MONEY_OFF", "offFen", 2_000), Map.of("thresholdFen", 10_000));
        String key = UUID.randomUUID().toString();
        var giving = Map.of("template", template, "member", "M0001", "room", "room-7");
        Api.Answer given = admin.post("/api/v1/coupons", key, giving).expect(201);
        String code = given.at("/coupons/0/code");
        assertThat(admin.post("/api/v1/coupons", key, giving).at("/coupons/0/code"))
                .isEqualTo(code);

        assertThat(counter.post("/api/v1/coupons/look-ups", Map.of("code", "C" + code))
                        .expect(200)
                        .at("/state"))
                .isEqualTo("ISSUED");
        JsonNode quote = counter.post("/api/v1/coupons/checks", use(code, 9_000))
                .expect(200)
                .json();
        assertThat(quote.path("usable").asBoolean()).isFalse();
        assertThat(quote.at("/coupons/0/refusal/code").asText()).isEqualTo("COUPON_THRESHOLD");
        assertThat(quote.at("/coupons/0/refusal/text").asText())
                .contains("100.00")
                .contains("90.00");

        counter.post("/api/v1/coupons/locks", Map.of("codes", List.of(code), "holder", "order-1"))
                .expect(200);
        assertThat(counter.post("/api/v1/coupons/redemptions", use(code, 10_000))
                        .expect(409)
                        .at("/code"))
                .isEqualTo("COUPON_LOCKED");
        counter.post("/api/v1/coupons/unlocks", Map.of("codes", List.of(code), "holder", "order-1"))
                .expect(200);

        String call = UUID.randomUUID().toString();
        Api.Answer used = counter.post("/api/v1/coupons/redemptions", call, use(code, 12_345))
                .expect(201);
        assertThat(used.at("/payableFen")).isEqualTo("10345");
        assertThat(counter.post("/api/v1/coupons/redemptions", call, use(code, 12_345))
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(counter.get("/api/v1/coupons/calls/" + call).expect(200).at("/result/id"))
                .isEqualTo(used.at("/id"));
        assertThat(counter.post("/api/v1/coupons/redemptions", use(code, 12_345))
                        .expect(409)
                        .at("/code"))
                .isEqualTo("COUPON_REDEEMED");

        admin.post("/api/v1/coupons/redemptions/" + used.at("/id") + "/voids", Map.of("reason", "wrong shopper"))
                .expect(200);
        String coupon = given.at("/coupons/0/id");
        assertThat(counter.get("/api/v1/coupons/" + coupon + "/history")
                        .expect(200)
                        .json()
                        .findValuesAsText("step"))
                .containsExactly("ISSUE", "LOCK", "UNLOCK", "REDEEM", "VOID");
        assertThat(counter.get("/api/v1/coupons?member=M0001").expect(200).text())
                .contains(coupon)
                .doesNotContain(code);
        admin.post("/api/v1/coupons/recalls", Map.of("coupons", List.of(coupon), "reason", "misprint"))
                .expect(200);
        assertThat(admin.get("/api/v1/coupon-templates/" + template).at("/recalled"))
                .isEqualTo("1");
    }

    @Test
    void aCategoryOfTheArticleMasterDecidesWhatACouponIsFor() {
        String template =
                template(Map.of("kind", "PERCENT", "percentBp", 1_000), Map.of("categories", List.of("KNITWEAR")));
        String code = admin.post("/api/v1/coupons", Map.of("template", template))
                .expect(201)
                .at("/coupons/0/code");
        Map<String, Object> use = new HashMap<>(use(code, 0));
        use.put(
                "lines",
                List.of(
                        Map.of("lineNo", 1, "sku", "SKU-RED-M", "quantity", 1, "amount", 12_900),
                        Map.of("lineNo", 2, "sku", "COAT-RED-M", "quantity", 1, "amount", 168_000)));

        JsonNode quote = counter.post("/api/v1/coupons/checks", use).expect(200).json();

        assertThat(quote.path("discountFen").asLong()).isEqualTo(1_290);
        assertThat(quote.at("/coupons/0/lines")).hasSize(1);
    }

    @Test
    void aFileOfCodesIsGivenOutAndABatchIsMadeInTheBackground() {
        String template = template(Map.of("kind", "MONEY_OFF", "offFen", 100), Map.of());
        byte[] file = "code\nPRINTED1\nPRINTED1\n!\n".getBytes(StandardCharsets.UTF_8);
        String tag = UUID.randomUUID().toString();
        Api.Answer done = admin.call(
                        "POST",
                        "/api/v1/coupon-templates/" + template + "/batches/csv",
                        file,
                        Map.of("Idempotency-Key", tag, "Content-Type", "text/csv"))
                .expect(200);
        assertThat(done.at("/issued") + done.at("/rejected")).isEqualTo("12");
        assertThat(admin.get("/api/v1/coupon-batches/" + done.at("/id") + "/rejects")
                        .json()
                        .findValuesAsText("line"))
                .containsExactly("3", "4");

        String batch = admin.post("/api/v1/coupon-templates/" + template + "/batches", Map.of("count", 1_234))
                .expect(202)
                .at("/id");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.get("/api/v1/coupon-batches/" + batch)
                        .at("/state")
                        .equals("DONE"));
        assertThat(admin.get("/api/v1/coupon-batches/" + batch + "/codes")
                        .expect(200)
                        .text()
                        .lines())
                .hasSize(1_235);
    }

    @Test
    void theCarParkHearsOfAUseAndOfItsVoid() {
        String code = parking();

        String use = counter.post("/api/v1/coupons/redemptions", parked(code, "沪A 12345"))
                .expect(201)
                .at("/id");
        awaitParking(use, "CONFIRMED");
        admin.post("/api/v1/coupons/redemptions/" + use + "/voids", Map.of("reason", "wrong car"))
                .expect(200);
        awaitParking(use, "VOIDED");

        JsonNode told =
                admin.get("/api/v1/simulators/car-park/concessions").expect(200).json();
        assertThat(told.toString()).contains("沪A12345").contains("\"taken\":false");
    }

    @Test
    void aCarParkThatIsAwayHearsOfItWhenItIsBack() {
        String code = parking();
        admin.put("/api/v1/simulators/car-park/state", Map.of("away", true)).expect(200);
        String use = counter.post("/api/v1/coupons/redemptions", parked(code, "沪B12345"))
                .expect(201)
                .at("/id");
        assertThat(parkingOf(use)).isEqualTo("PENDING");

        admin.put("/api/v1/simulators/car-park/state", Map.of("away", false)).expect(200);

        awaitParking(use, "CONFIRMED");
    }

    @Test
    void aCarThatIsNotThereIsRefusedByTheCarParkAndTheUseSaysSo() {
        String use = counter.post("/api/v1/coupons/redemptions", parked(parking(), "XX0001"))
                .expect(201)
                .at("/id");

        awaitParking(use, "REFUSED");

        assertThat(counter.get("/api/v1/coupons/redemptions/" + use).at("/coupons/0/parking/answer"))
                .contains("no car");
    }

    private String parking() {
        String template = template(Map.of("kind", "PARKING", "minutes", 120), Map.of());
        return admin.post("/api/v1/coupons", Map.of("template", template))
                .expect(201)
                .at("/coupons/0/code");
    }

    private void awaitParking(String use, String state) {
        Awaitility.await().atMost(PATIENCE).until(() -> parkingOf(use), state::equals);
    }

    private String parkingOf(String use) {
        return counter.get("/api/v1/coupons/redemptions/" + use).at("/coupons/0/parking/state");
    }

    private String template(Map<String, Object> benefit, Map<String, Object> scope) {
        String code = "S-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        admin.post(
                        "/api/v1/coupon-templates",
                        Map.of(
                                "code",
                                code,
                                "titleZh",
                                "券",
                                "titleEn",
                                "coupon",
                                "benefit",
                                benefit,
                                "scope",
                                scope,
                                "validity",
                                Map.of("days", 30)))
                .expect(201);
        return code;
    }

    private static Map<String, Object> use(String code, long fen) {
        return Map.of(
                "codes", List.of(code),
                "store", "S001",
                "lines", List.of(Map.of("lineNo", 1, "sku", "COAT-RED-M", "quantity", 1, "amount", fen)));
    }

    private static Map<String, Object> parked(String code, String plate) {
        return Map.of("codes", List.of(code), "store", "S001", "plate", plate);
    }
}
