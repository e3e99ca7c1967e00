package io.tillbridge.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.RequestEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What programs read to learn the API is complete, and what it says about a "no" is what they get. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@DirtiesContext
class ApiDescriptionTests {

    /** These change nothing that is kept for more than minutes, or play somebody who knows no such key. */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "/api/v1/counter/scans",
            "/api/v1/counter/step-quotes",
            "/api/v1/members/searches",
            "/api/v1/members/{member}/codes",
            "/api/v1/coupons/look-ups",
            "/api/v1/coupons/checks",
            "/api/v1/links/{name}/check",
            "/api/v1/links/{name}/test",
            "/api/v1/links/reload");

    @Autowired
    private TestRestTemplate http;

    private JsonNode api;

    @DynamicPropertySource
    static void keepsItsDataApart(DynamicPropertyRegistry registry) {
        String data = "./target/api-data/" + UUID.randomUUID();
        registry.add("tillbridge.data", () -> data);
    }

    private record Call(String path, String method, JsonNode said) {

        boolean changes() {
            return !method.equals("get") && !path.startsWith("/api/v1/simulators/") && !WITHOUT_KEY.contains(path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read() {
        api = get("/v3/api-docs", "en");
    }

    @Test
    void isOpenApi31() {
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        assertThat(calls()).hasSizeGreaterThan(10);
    }

    @Test
    void everyCallSaysWhatItIsFor() {
        assertThat(calls())
                .allSatisfy(call -> assertThat(call.said().path("summary").asText())
                        .as(call.toString())
                        .isNotBlank());
    }

    @Test
    void everyChangingCallNeedsAKey() {
        assertThat(calls())
                .filteredOn(Call::changes)
                .filteredOn(call -> !call.toString().contains("offline-handovers")) // each record has its own id
                .hasSizeGreaterThan(4)
                .allSatisfy(call -> assertThat(call.said().path("parameters"))
                        .as(call.toString())
                        .anySatisfy(parameter -> {
                            assertThat(parameter.path("name").asText()).isEqualTo("Idempotency-Key");
                            assertThat(parameter.path("required").asBoolean()).isTrue();
                        }));
    }

    @Test
    void aHandOverSaysWhatComesBack() {
        JsonNode responses = api.at("/paths/~1api~1v1~1pickups~1{id}~1handovers/post/responses");

        assertThat(names(responses)).containsExactly("201", "default");
        assertThat(responses.at("/201/content/application~1json/schema/$ref").asText())
                .endsWith("/Handover");
    }

    @Test
    void aTokenOrASessionIsAskedFor() {
        assertThat(api.at("/components/securitySchemes/token/scheme").asText()).isEqualTo("bearer");
        assertThat(api.at("/components/securitySchemes/session/in").asText()).isEqualTo("cookie");
        assertThat(api.path("security")).hasSize(2);
    }

    @Test
    void everyCallMaySayNoInTheOneForm() {
        assertThat(calls())
                .allSatisfy(call -> assertThat(call.said()
                                .at("/responses/default/content/application~1problem+json/schema/$ref")
                                .asText())
                        .as(call.toString())
                        .isEqualTo("#/components/schemas/Problem"));
        assertThat(names(api.at("/components/schemas/Problem/properties"))).contains("code", "detail", "next", "tone");
    }

    @Test
    void aNoIsAsDescribedAndSpeaksTheCallersLanguage() {
        JsonNode english = get("/api/v1/orders/GENERIC/NONE", "en");
        JsonNode chinese = get("/api/v1/orders/GENERIC/NONE", "zh-CN");

        assertThat(names(api.at("/components/schemas/Problem/properties"))).containsAll(missing(english));
        assertThat(english.path("code").asText()).isEqualTo("ORDER_UNKNOWN");
        assertThat(english.path("detail").asText()).contains("NONE").contains(" ");
        assertThat(chinese.path("detail").asText()).startsWith("没有收到");
        assertThat(chinese.path("next").asText()).isNotBlank();
    }

    @Test
    void showsTheLifeOfAPickupAsTheDocumentsDo() throws IOException {
        String picture = fenced(Files.readString(Path.of("docs/pickup.md")));

        assertThat(api.path("tags"))
                .filteredOn(tag -> tag.path("name").asText().equals("pickups"))
                .singleElement()
                .satisfies(tag -> assertThat(fenced(tag.path("description").asText()))
                        .isEqualTo(picture)
                        .contains("REJECTED", "TO_PUT_BACK"));
    }

    @Test
    void namesEveryStateOfAPickupAndWhichMayFollow() {
        JsonNode state = api.at("/components/schemas/PickupState");

        assertThat(state.path("enum"))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        name -> assertThat(state.path("description").asText()).contains(name.asText()));
        assertThat(api.at("/components/schemas/PickupView/properties/state/$ref")
                        .asText())
                .endsWith("/PickupState");
    }

    /** What stands between the first two fences, without blanks at the ends of lines. */
    private static String fenced(String text) {
        String inside = text.split("```", 3)[1];
        return inside.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> calls.add(new Call(path.getKey(), call.getKey(), call.getValue()))));
        return calls;
    }

    /** What an answer holds beyond the two that every problem of RFC 9457 may have. */
    private static Set<String> missing(JsonNode answer) {
        Set<String> names = names(answer);
        names.removeAll(Set.of("type", "instance"));
        return names;
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode get(String path, String language) {
        var request = RequestEntity.get(path)
                .header(HttpHeaders.AUTHORIZATION, "Bearer demo-admin")
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .build();
        return http.exchange(request, JsonNode.class).getBody();
    }
}
