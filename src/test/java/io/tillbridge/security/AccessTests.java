package io.tillbridge.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call what, as a table: a URL that is mapped and not in it fails the build. */
@TillbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTests {

    /** Clerk and manager of the store asked about and of another one; IT who looks, IT who acts; administrator. */
    private static final List<String> CALLERS =
            List.of("clerk2", "manager2", "viewer", "operator", "clerk", "manager", "admin");

    private static final String EVERYBODY = "clerk2 manager2 viewer operator clerk manager admin";
    private static final String COUNTERS = "clerk2 manager2 clerk manager admin";
    private static final String OWN_COUNTERS = "clerk manager admin";
    private static final String OWN_OR_ALL = "viewer operator clerk manager admin";
    private static final String IT = "viewer operator admin";
    private static final String IT_WHO_ACT = "operator admin";

    private static final Map<String, String> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/v1/counter/session", COUNTERS),
            Map.entry("GET /api/v1/counter/texts", EVERYBODY),
            Map.entry("GET /api/v1/counter/token-keys", COUNTERS),
            Map.entry("POST /api/v1/pickup-keys/rotations", IT_WHO_ACT),
            Map.entry("POST /api/v1/counter/scans", COUNTERS),
            Map.entry("POST /api/v1/counter/step-quotes", COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/counter-steps", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/handovers", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/ready", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/acceptance", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/picking", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/notices", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/put-back", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/rejections", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/decisions", "manager admin"),
            Map.entry("POST /api/v1/pickups/{id}/undo", "manager admin"),
            Map.entry("POST /api/v1/pickups/{id}/returns", OWN_COUNTERS),
            Map.entry("POST /api/v1/pickups/{id}/extension", "manager admin"),
            Map.entry("POST /api/v1/pickups/{id}/handovers-without-code", "manager admin"),
            Map.entry("POST /api/v1/pickups/{id}/code/block", "manager admin"),
            Map.entry("POST /api/v1/pickups/{id}/code/reissue", "manager admin"),
            Map.entry("POST /api/v1/pickups/{id}/proxy", OWN_COUNTERS),
            Map.entry("POST /api/v1/transfers/{id}/shipment", COUNTERS),
            Map.entry("POST /api/v1/transfers/{id}/arrival", COUNTERS),
            Map.entry("POST /api/v1/transfers/{id}/refusal", COUNTERS),
            Map.entry("POST /api/v1/transfers/{id}/loss", "manager2 manager admin"),
            Map.entry("GET /api/v1/stores/{store}/pick-list", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/pick-list/articles", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/put-back-list", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/transfers", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/pickup-rules", OWN_COUNTERS),
            Map.entry("PUT /api/v1/stores/{store}/pickup-rules", "manager admin"),
            Map.entry("GET /api/v1/stores/{store}/offline-snapshot", OWN_COUNTERS),
            Map.entry("POST /api/v1/stores/{store}/offline-handovers", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/offline-conflicts", "manager admin"),
            Map.entry("POST /api/v1/offline-conflicts/{id}/resolution", "manager manager2 admin"),
            Map.entry("GET /api/v1/pickups/{id}/label", OWN_COUNTERS),
            Map.entry("GET /api/v1/pickups/{id}", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/pickups", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/exceptions", OWN_COUNTERS),
            Map.entry("GET /api/v1/stores/{store}/stock/{sku}", OWN_OR_ALL),
            Map.entry("PUT /api/v1/stores/{store}/stock/{sku}", "manager admin"),
            Map.entry("PUT /api/v1/stores/{store}/stock/{sku}/safety", "manager admin"),
            Map.entry("POST /api/v1/stores/{store}/stock/{sku}/receipts", "manager admin"),
            Map.entry("GET /api/v1/stores/{store}/alternatives", OWN_COUNTERS),
            Map.entry("PUT /api/v1/stock/{sku}/threshold", "admin"),
            Map.entry("GET /api/v1/stock/drift", "manager manager2 viewer operator admin"),
            Map.entry("POST /api/v1/stock/drift/repairs", "admin"),
            Map.entry("GET /api/v1/stores/{store}/till-transactions", "viewer operator manager admin"),
            Map.entry("GET /api/v1/till-conflicts", "manager manager2 viewer operator admin"),
            Map.entry("POST /api/v1/till-conflicts/{id}/decision", "manager manager2 operator admin"),
            Map.entry("GET /api/v1/till-loyalty-cases", "manager manager2 viewer operator admin"),
            Map.entry("POST /api/v1/till-loyalty-cases/{id}/decision", "manager manager2 operator admin"),
            Map.entry("GET /reports", "manager manager2 admin"),
            Map.entry("GET /api/v1/report-subscriptions", "admin"),
            Map.entry("PUT /api/v1/report-subscriptions/{id}", "admin"),
            Map.entry("POST /api/v1/report-subscriptions/{id}/sendings", "admin"),
            Map.entry("GET /api/v1/report-deliveries", "admin"),
            Map.entry("GET /api/v1/reports", "manager manager2 admin"),
            Map.entry("GET /api/v1/reports/{report}", "manager admin"),
            Map.entry("GET /api/v1/stores/{store}/days", "manager admin"),
            Map.entry("GET /api/v1/stores/{store}/days/{date}/differences", "manager admin"),
            Map.entry("POST /api/v1/stores/{store}/days/{date}/closing", "manager admin"),
            Map.entry("POST /api/v1/stores/{store}/days/{date}/reopening", "manager admin"),
            Map.entry("PUT /api/v1/stores/{store}/day-rule", "admin"),
            Map.entry("POST /api/v1/differences/{id}/resolution", "manager manager2 admin"),
            Map.entry("GET /api/v1/till-gaps", "manager manager2 viewer operator admin"),
            Map.entry("POST /api/v1/outgoing-lists/{kind}", IT_WHO_ACT),
            Map.entry("GET /api/v1/sourcing-rules", "manager manager2 viewer operator admin"),
            Map.entry("PUT /api/v1/sourcing-rules", "admin"),
            Map.entry("GET /api/v1/pickups/{id}/proposals", OWN_COUNTERS),
            Map.entry("GET /api/v1/orders/{channel}/{orderId}", OWN_OR_ALL),
            Map.entry("GET /api/v1/articles", EVERYBODY),
            Map.entry("GET /api/v1/live-rooms", EVERYBODY),
            Map.entry("GET /api/v1/guides", EVERYBODY),
            Map.entry("GET /api/v1/places/{place}/feeds", "manager viewer operator admin"),
            Map.entry("GET /api/v1/stock-discrepancies", "manager manager2 viewer operator admin"),
            Map.entry("POST /api/v1/stock-discrepancies/{id}/acknowledgement", "manager manager2 admin"),
            Map.entry("GET /api/v1/members", "manager manager2 admin"),
            Map.entry("GET /api/v1/members/{member}", COUNTERS),
            Map.entry("PUT /api/v1/members/{member}", "manager manager2 operator admin"),
            Map.entry("POST /api/v1/members/searches", COUNTERS),
            Map.entry("POST /api/v1/members/{member}/consents", COUNTERS),
            Map.entry("POST /api/v1/members/{member}/merge", "manager manager2 admin"),
            Map.entry("POST /api/v1/members/{member}/identities", IT_WHO_ACT),
            Map.entry("POST /api/v1/members/{member}/codes", IT_WHO_ACT),
            Map.entry("GET /api/v1/points/accounts/{member}", COUNTERS),
            Map.entry("GET /api/v1/points/accounts/{member}/entries", COUNTERS),
            Map.entry("GET /api/v1/points/accounts/{member}/endings", COUNTERS),
            Map.entry("GET /api/v1/points/accounts/{member}/exchanges", COUNTERS),
            Map.entry("POST /api/v1/points/accounts/{member}/adjustments", "manager manager2 admin"),
            Map.entry("POST /api/v1/points/accounts/{member}/transfers", IT_WHO_ACT),
            Map.entry("GET /api/v1/points/calls", COUNTERS),
            Map.entry("POST /api/v1/points/agreements", COUNTERS),
            Map.entry("POST /api/v1/points/freezes", COUNTERS),
            Map.entry("POST /api/v1/points/freezes/{id}/consumption", COUNTERS),
            Map.entry("POST /api/v1/points/freezes/{id}/release", COUNTERS),
            Map.entry("POST /api/v1/points/freezes/{id}/reversals", "manager manager2 admin"),
            Map.entry("GET /api/v1/points/offers", COUNTERS),
            Map.entry("GET /api/v1/points/offers/{offer}/quote", COUNTERS),
            Map.entry("PUT /api/v1/points/offers/{offer}", "admin"),
            Map.entry("POST /api/v1/points/exchanges", COUNTERS),
            Map.entry("POST /api/v1/points/exchanges/{id}/reversal", "manager manager2 admin"),
            Map.entry("GET /api/v1/points/rules", "manager manager2 viewer operator admin"),
            Map.entry("GET /api/v1/points/outside-calls", "manager manager2 viewer operator admin"),
            Map.entry("PUT /api/v1/points/rules/{rule}", "admin"),
            Map.entry("PUT /api/v1/articles/{sku}", IT_WHO_ACT),
            Map.entry("GET /api/v1/links", IT),
            Map.entry("GET /api/v1/links/{name}", IT),
            Map.entry("POST /api/v1/links/{name}/check", IT_WHO_ACT),
            Map.entry("POST /api/v1/links/{name}/test", IT_WHO_ACT),
            Map.entry("POST /api/v1/links/{name}/state", IT_WHO_ACT),
            Map.entry("POST /api/v1/links/reload", IT_WHO_ACT),
            Map.entry("GET /api/v1/files", IT),
            Map.entry("GET /api/v1/files/{id}", IT),
            Map.entry("GET /api/v1/files/{id}/units", IT),
            Map.entry("GET /api/v1/files/{id}/content", IT_WHO_ACT),
            Map.entry("POST /api/v1/files/{id}/replay", IT_WHO_ACT),
            Map.entry("POST /api/v1/file-units/{id}/replay", IT_WHO_ACT),
            Map.entry("POST /api/v1/pickup-keys/{kid}/revocation", IT_WHO_ACT),
            Map.entry("GET /api/v1/unmapped", IT),
            Map.entry("PUT /api/v1/mappings", IT_WHO_ACT),
            Map.entry("GET /api/v1/messages", IT),
            Map.entry("GET /api/v1/messages/{id}/body", IT),
            Map.entry("POST /api/v1/messages/{id}/replays", IT_WHO_ACT),
            Map.entry("POST /api/v1/coupons/look-ups", COUNTERS),
            Map.entry("POST /api/v1/coupons/checks", OWN_COUNTERS),
            Map.entry("POST /api/v1/coupons/locks", COUNTERS),
            Map.entry("POST /api/v1/coupons/unlocks", COUNTERS),
            Map.entry("POST /api/v1/coupons/redemptions", OWN_COUNTERS),
            Map.entry("GET /api/v1/coupons/redemptions/{id}", COUNTERS),
            Map.entry("POST /api/v1/coupons/redemptions/{id}/voids", "manager manager2 admin"),
            Map.entry("POST /api/v1/coupons/recalls", "admin"),
            Map.entry("GET /api/v1/coupons/calls/{key}", COUNTERS),
            Map.entry("POST /api/v1/coupons", "manager manager2 admin"),
            Map.entry("GET /api/v1/coupons", COUNTERS),
            Map.entry("GET /api/v1/coupons/{id}", COUNTERS),
            Map.entry("GET /api/v1/coupons/{id}/history", COUNTERS),
            Map.entry("POST /api/v1/coupon-templates", "admin"),
            Map.entry("GET /api/v1/coupon-templates", "manager manager2 viewer operator admin"),
            Map.entry("GET /api/v1/coupon-templates/{template}", "manager manager2 viewer operator admin"),
            Map.entry("POST /api/v1/coupon-templates/{template}/state", "admin"),
            Map.entry("POST /api/v1/coupon-templates/{template}/batches", "admin"),
            Map.entry("POST /api/v1/coupon-templates/{template}/batches/csv", "admin"),
            Map.entry("GET /api/v1/coupon-batches", "manager manager2 viewer operator admin"),
            Map.entry("GET /api/v1/coupon-batches/{id}", "manager manager2 viewer operator admin"),
            Map.entry("GET /api/v1/coupon-batches/{id}/rejects", "manager manager2 viewer operator admin"),
            Map.entry("GET /api/v1/coupon-batches/{id}/codes", "admin"),
            Map.entry("GET /api/v1/books", "manager manager2 viewer operator admin"),
            Map.entry("GET /api/v1/simulators/shopper/messages", COUNTERS),
            Map.entry("GET /api/v1/simulators/car-park/concessions", COUNTERS),
            Map.entry("PUT /api/v1/simulators/car-park/state", COUNTERS),
            Map.entry("POST /api/v1/simulators/wechat/orders", COUNTERS),
            Map.entry("POST /api/v1/simulators/wechat/orders/{id}/cancel", COUNTERS),
            Map.entry("GET /", EVERYBODY),
            Map.entry("GET /counter", COUNTERS),
            Map.entry("GET /login", EVERYBODY),
            Map.entry("GET /v3/api-docs", EVERYBODY),
            Map.entry("GET /v3/api-docs.yaml", "")));

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/members/searches", "{\"shown\":\"nobody\"}"),
            Map.entry("/consents", "{\"kind\":\"MARKETING\",\"given\":true,\"source\":\"x\"}"),
            Map.entry("/merge", "{\"survivor\":\"nobody\",\"reason\":\"x\"}"),
            Map.entry("/identities", "{\"channel\":\"GENERIC\",\"id\":\"x\"}"),
            Map.entry("/freezes", "{\"member\":\"nobody\",\"points\":1,\"reference\":\"x\"}"),
            Map.entry("/adjustments", "{\"points\":1,\"reason\":\"x\"}"),
            Map.entry("/points/accounts/nobody/transfers", "{\"points\":1,\"reference\":\"x\"}"),
            Map.entry("/agreements", "{\"member\":\"nobody\",\"points\":1}"),
            Map.entry("/points/exchanges", "{\"member\":\"nobody\",\"offer\":\"x\",\"amount\":1,\"reason\":\"x\"}"),
            Map.entry("/coupons/checks", "{\"codes\":[\"x\"],\"store\":\"S001\"}"),
            Map.entry("/coupons/redemptions", "{\"codes\":[\"x\"],\"store\":\"S001\",\"reason\":\"x\"}"),
            Map.entry("/reopening", "{\"reason\":\"x\"}"),
            Map.entry("/day-rule", "{\"cutOff\":\"03:00\",\"limitHours\":12}"),
            Map.entry("/decision", "{\"reason\":\"x\",\"decision\":\"WAIT\"}"),
            Map.entry("/resolution", "{\"action\":\"NOTHING\",\"note\":\"x\"}"),
            Map.entry("/revocation", "{\"reason\":\"x\"}"),
            Map.entry("/refusal", "{\"reason\":\"OTHER\"}"),
            Map.entry("/loss", "{\"reason\":\"OTHER\"}"),
            Map.entry(
                    "/offline-handovers",
                    "{\"handovers\":[{\"id\":\"019ab2c4-9d10-7c3e-9a51-0e6f2b8d4c14\",\"pickup\":"
                            + "\"019ab2c4-9d10-7c3e-9a51-0e6f2b8d4c14\",\"at\":\"2026-11-11T12:00:00Z\",\"proof\":\"P\","
                            + "\"identity\":{\"method\":\"ID_SEEN\"}}]}"),
            Map.entry("/acknowledgement", "{\"reason\":\"x\"}"),
            Map.entry("/state", "{\"state\":\"PAUSED\",\"reason\":\"x\"}"),
            Map.entry("/replay", "{\"reason\":\"x\",\"acceptGood\":false}"),
            Map.entry("/ready", "{\"location\":\"A-03\"}"),
            Map.entry("/stock/", "{\"onHand\":5,\"reason\":\"COUNT\",\"pieces\":1,\"reference\":\"x\"}"),
            Map.entry("/sourcing-rules", "{\"rules\":[]}"),
            Map.entry("/rejections", "{\"reason\":\"OTHER\"}"),
            Map.entry("/decisions", "{\"decision\":\"WAIT\"}"),
            Map.entry("/undo", "{\"reason\":\"x\"}"),
            Map.entry("/code/", "{\"reason\":\"x\"}"),
            Map.entry("/proxy", "{\"name\":\"x\"}"),
            Map.entry("/returns", "{\"lines\":[{\"lineNo\":1,\"quantity\":1}],\"resaleable\":true,\"reason\":\"x\"}"),
            Map.entry("/extension", "{\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"x\"}"),
            Map.entry("/handovers-without-code", "{\"identity\":{\"method\":\"ID_SEEN\"},\"reason\":\"x\"}"),
            Map.entry(
                    "/pickup-rules",
                    "{\"prepMinutes\":120,\"windowHours\":168,\"remindHours\":24,\"graceHours\":24,"
                            + "\"undoMinutes\":30,\"highValueFen\":0,\"maySplit\":true}"));

    private final Api api;
    private final RequestMappingHandlerMapping mappings;
    private final OrderEvents order;
    private final String sku;
    private final String pickup;
    private final String code;

    AccessTests(
            @LocalServerPort int port,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            JdbcClient jdbc) {
        this.api = Api.at(port);
        this.mappings = mappings;
        callers(jdbc);
        this.sku = api.article("S001", 5);
        this.order = OrderEvents.anyOrder().line(sku, 1);
        api.push(order.paid()).expect(202);
        api.settle();
        this.pickup = api.ready(order);
        this.code = api.code(order);
    }

    private static void callers(JdbcClient jdbc) {
        for (String caller : CALLERS) {
            String role = Map.of(
                            "clerk", "CLERK", "manager", "MANAGER", "viewer", "IT_VIEWER", "operator", "IT_OPERATOR")
                    .getOrDefault(caller.replace("2", ""), "ADMIN");
            String store = role.matches("CLERK|MANAGER") ? caller.endsWith("2") ? "S002" : "S001" : null;
            jdbc.sql(
                            "insert into security_token (name, token_sha256, display_name, role, store_id, counter, created_at)"
                                    + " values (?,?,?,?,?,'C9',current_timestamp) on conflict do nothing")
                    .params("test-" + caller, Tokens.sha256("test-" + caller), caller, role, store)
                    .update();
        }
    }

    @Test
    void everyMappedUrlIsInTheTable() {
        assertThat(mapped()).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    static Stream<String> urls() {
        return TABLE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("urls")
    void theTableSaysWhoMayCall(String url) {
        String allowed = CALLERS.stream()
                .filter(caller -> !denied(call(url, "test-" + caller)))
                .sorted()
                .collect(Collectors.joining(" "));

        assertThat(allowed).isEqualTo(sorted(TABLE.getOrDefault(url, "")));
    }

    @Test
    void aTokenNobodyKnowsIsNoToken() {
        for (String url : TABLE.keySet()) {
            Api.Answer answer = call(url, "a-token-nobody-knows");

            assertThat(answer.expect(401).at("/code")).as(url).isEqualTo("TOKEN_UNKNOWN");
            assertThat(answer.header("content-type")).as(url).startsWith("application/problem+json");
        }
    }

    @Test
    void nobodyGetsNothingFromTheApi() {
        for (String url : TABLE.keySet()) {
            if (url.contains("/api/v1/") && !url.endsWith("/texts")) {
                Api.Answer answer = call(url, "");

                assertThat(answer.status()).as(url).isIn(401, 403);
                assertThat(answer.header("content-type")).as(url).startsWith("application/problem+json");
            }
        }
    }

    @Test
    void whatIsNotMappedIsClosed() {
        for (String path : List.of("/actuator", "/actuator/env", "/actuator/beans", "/api/v1/x", "/x", "/h2-console")) {
            assertThat(api.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(api.as("test-clerk").get("/actuator/prometheus").status()).isEqualTo(403);
        assertThat(api.as("test-viewer").get("/actuator/prometheus").status()).isNotIn(401, 403);
    }

    private TreeSet<String> mapped() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(AccessTests::names)
                .filter(name -> !name.contains(" /simulators/"))
                .filter(name -> !name.endsWith(" /error"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().isEmpty()
                        ? Stream.of("ANY " + path)
                        : mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
    }

    private Api.Answer call(String url, String token) {
        String[] parts = url.split(" ");
        String path = parts[1].replace("{store}", "S001")
                .replace("{place}", "S001")
                .replace("{sku}", sku)
                .replace("{channel}/{orderId}", order.businessKey())
                .replace("{kind}", "articles")
                .replace("{name}", "no-link")
                .replace("{kid}", "250")
                .replace("{member}", "nobody")
                .replace("{offer}", "nothing")
                .replace("{rule}", "no-rule")
                .replace("{template}", "NONE")
                .replace("{date}", "2026-11-21")
                .replace("{report}", "store-day?store=S001&date=2026-11-21")
                .replace("{key}", "none")
                .replace("{id}", pickup);
        if (path.endsWith("shopper/messages")) {
            path += "?order=none";
        } else if (path.endsWith("/alternatives")) {
            path += "?line=SKU-RED-M:1";
        } else if (path.endsWith("/quote")) {
            path += "?member=nobody&amount=1";
        } else if (path.endsWith("/points/calls")) {
            path += "?key=unknown";
        } else if (path.endsWith("/coupons") && parts[0].equals("GET")) {
            path += "?member=none";
        } else if (path.endsWith("/days")) {
            path += "?from=2026-11-20&to=2026-11-21";
        } else if (path.endsWith("/till-transactions")) {
            path += "?date=2026-11-21";
        }
        String body = parts[0].equals("GET") ? null : body(path);
        return api.as(token)
                .call(
                        parts[0],
                        path,
                        body == null ? null : body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("Idempotency-Key", token + url));
    }

    private String body(String path) {
        if (path.endsWith("/handovers")) {
            return "{\"code\":\"" + code + "\",\"identity\":{\"method\":\"PHONE_LAST4\",\"value\":\"6612\"}}";
        }
        if (path.endsWith("/counter-steps") || path.endsWith("/step-quotes")) {
            return "{\"handing\":{\"code\":\"" + code
                    + "\",\"identity\":{\"method\":\"PHONE_LAST4\",\"value\":\"6612\"}}}";
        }
        return BODIES.entrySet().stream()
                .filter(body -> path.contains(body.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
    }

    /** Another store hears that it may not, or that there is no such order. */
    private static boolean denied(Api.Answer answer) {
        boolean problem = answer.header("content-type").startsWith("application/problem+json");
        String why = problem ? answer.at("/code") : "";
        return answer.status() == 401
                || answer.status() == 403
                || List.of("PICKUP_OTHER_STORE", "ORDER_UNKNOWN").contains(why);
    }

    private static String sorted(String callers) {
        return Stream.of(callers.split(" ")).sorted().collect(Collectors.joining(" "));
    }
}
