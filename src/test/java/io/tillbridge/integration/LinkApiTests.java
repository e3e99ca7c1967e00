package io.tillbridge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.TillbridgeTest;
import io.tillbridge.formats.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The links and their files as IT sees them over HTTP, with the house as it is and a layout that comes with it. */
@TillbridgeTest
@Import(LinkApiTests.Booking.class)
class LinkApiTests {

    private static final String GOOD = """
            H|STOCKSNAP|WH01|20261122003000|0000000421|FULL
            """;

    private final Api api;
    private final Links links;
    private final Path folder;
    private Path peer;

    LinkApiTests(@LocalServerPort int port, Links links, @Value("${tillbridge.links}") Path folder) {
        this.api = Api.at(port);
        this.links = links;
        this.folder = folder;
    }

    /** Books every unit. */
    @TestConfiguration
    static class Booking {

        @Bean
        FileBooking anything() {
            return new FileBooking() {
                @Override
                public String kind() {
                    return "api-test";
                }

                @Override
                public List<UnitFate> book(FileInHand file, List<Unit> units) {
                    return units.stream().map(unit -> UnitFate.BOOKED).toList();
                }
            };
        }
    }

    @BeforeEach
    void write() throws IOException {
        peer = Files.createTempDirectory(Files.createDirectories(folder), "peer");
        Files.writeString(folder.resolve("api-till.yaml"), """
                link: api-till
                direction: in
                kind: api-test
                layout: stock-snapshot
                state: DRAFT
                transport: {kind: folder, directory: %s, poll: 100ms, settle: 0s}
                """.formatted(peer.toAbsolutePath()));
        links.reload();
    }

    @AfterEach
    void remove() throws IOException {
        Files.delete(folder.resolve("api-till.yaml"));
        links.reload();
    }

    private void state(String state, int status) {
        api.post("/api/v1/links/api-till/state", Map.of("state", state, "reason", "test"))
                .expect(status);
    }

    @Test
    void aLinkIsCheckedTestedAndLetGoLiveAndItsFilesAreSeen() throws IOException {
        JsonNode steps =
                api.post("/api/v1/links/api-till/check", Map.of()).expect(200).json();
        assertThat(steps).allMatch(step -> step.path("ok").asBoolean()).hasSize(3);
        state("LIVE", 409);
        state("TESTED", 200);
        state("LIVE", 200);
        assertThat(api.get("/api/v1/links/api-till").expect(200).at("/running")).isEqualTo("true");

        Files.writeString(peer.resolve("STOCKSNAP_x.txt"), GOOD + "nonsense\nT|5|1\n");

        JsonNode file = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> api.get("/api/v1/files?link=api-till")
                                .expect(200)
                                .json()
                                .path(0),
                        found -> !found.path("archivedAt").isMissingNode()
                                && !found.path("archivedAt").isNull());
        assertThat(file.path("state").asText()).isEqualTo("QUARANTINED");
        assertThat(file.path("reason").path("sentence").asText()).isNotBlank();
        String id = file.path("id").asText();
        assertThat(new String(
                        api.get("/api/v1/files/" + id + "/content").expect(200).raw(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("H|STOCKSNAP");
        assertThat(api.get("/api/v1/files/" + id + "/units").expect(200).json()).isNotEmpty();
        api.post("/api/v1/files/" + id + "/replay", Map.of("reason", "again")).expect(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/api/v1/files/" + id).at("/state").equals("QUARANTINED"));
    }

    @Test
    void aSampleIsReadWithoutBooking() {
        int before = api.get("/api/v1/files?link=api-till").json().size();
        var answer = api.call(
                        "POST",
                        "/api/v1/links/api-till/test?file=STOCKSNAP_x.txt",
                        "nonsense\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("Content-Type", "application/octet-stream", "Accept-Language", "zh"))
                .expect(200);

        assertThat(answer.at("/sound")).isEqualTo("false");
        assertThat(api.get("/api/v1/files?link=api-till").json()).hasSize(before);
    }

    @Test
    void aCounterMaySeeNothingOfIt() {
        Api counter = api.as(Api.COUNTER);

        counter.get("/api/v1/links").expect(403);
        counter.get("/api/v1/files").expect(403);
        counter.post("/api/v1/links/reload", Map.of()).expect(403);
    }

    @Test
    void healthTellsOfALinkInTrouble() throws IOException {
        Files.writeString(folder.resolve("api-broken.yaml"), "link: api-broken\ndirection: sideways\n");
        try {
            api.post("/api/v1/links/reload", Map.of()).expect(200);

            assertThat(api.get("/api/v1/links/api-broken").expect(200).at("/problem/code"))
                    .isEqualTo("LINK_VALUE_WRONG");
            assertThat(api.get("/actuator/health").expect(200).text()).contains("api-broken");
        } finally {
            Files.delete(folder.resolve("api-broken.yaml"));
            links.reload();
        }
    }
}
