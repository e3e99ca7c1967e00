package io.tillbridge.integration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a changed, broken or removed file does to a link while the house runs. The subclasses say on which database. */
abstract class LinkReloadContract {

    @TempDir
    private Path folder;

    private FilesHouse house;
    private FilesHouse.Node node;

    abstract FilesHouse house(Path folder);

    @BeforeEach
    void open() {
        house = house(folder);
        node = house.node();
        house.link("till", text("one"));
        node.links().reload();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private String text(String peer) {
        return """
                link: till
                direction: in
                kind: tally
                layout: plain
                state: LIVE
                transport: {kind: folder, directory: %s, poll: 100ms, settle: 0s}
                """.formatted(house.peer(peer));
    }

    private List<String> routes() {
        return node.get(CamelContext.class).getRoutes().stream()
                .map(Route::getRouteId)
                .sorted()
                .toList();
    }

    private void drop(String peer, String key) {
        FilesHouse.write(house.peer(peer).resolve(key + ".csv"), key + "\n");
    }

    private void booked(String... keys) {
        await().atMost(Duration.ofSeconds(10)).until(() -> node.tally().booked().equals(List.of(keys)));
    }

    private LinkRows.Standing standing() {
        return requireNonNull(node.get(LinkRows.class).all().get("till"));
    }

    @Test
    void aChangedFileTakesTheOldRoutesPlace() {
        house.link("till", text("two"));
        node.links().reload();
        drop("two", "a");
        booked("a");

        assertThat(routes()).containsExactly("integration-link-till", "link-till");
    }

    @Test
    void aBrokenFileChangesNothingAndSaysWhere() {
        house.link("till", text("two").replace("kind: tally", "kind: tally\nkinds: x"));
        node.links().reload();
        drop("one", "a");
        booked("a");

        LinkRejected problem = requireNonNull(node.links().problems().get("till"));
        assertThat(problem.code()).isEqualTo("LINK_KEY_UNKNOWN");
        assertThat(problem.facts().subList(0, 4)).containsExactly("till.yaml", 4, 1, "kinds");
        assertThat(routes()).contains("integration-link-till");

        house.link("till", text("two"));
        node.links().reload();
        assertThat(node.links().problems()).isEmpty();
    }

    @Test
    void aLinkWhoseFileIsGoneStops() throws Exception {
        Files.delete(house.linkFolder().resolve("till.yaml"));
        node.links().reload();

        assertThat(routes()).isEmpty();
    }

    @Test
    void aLinkThatIsLookedAtWhileTheHouseStillStartsRunsAfterwards() {
        CamelContext camel = node.get(CamelContext.class);
        camel.suspend();
        house.link("other", text("two").replace("link: till", "link: other"));
        node.links().reload();
        assertThat(routes()).doesNotContain("integration-link-other");

        camel.resume();
        node.links().reload();

        assertThat(routes()).contains("integration-link-other");
    }

    @Test
    void anotherLinkRunsOnWhenOneChanges() {
        Route before = node.get(CamelContext.class).getRoute("integration-link-till");
        house.link("other", text("two").replace("link: till", "link: other"));
        node.links().reload();

        assertThat(node.get(CamelContext.class).getRoute("integration-link-till"))
                .isSameAs(before);
        assertThat(routes()).contains("integration-link-other");
    }

    @Test
    void aPausedLinkStopsOnEveryNodeAndGoesOnLater() {
        FilesHouse.Node other = house.node();
        other.links().reload();
        node.links().change("till", Link.State.PAUSED, "demo-admin", "the till is repaired");
        node.links().reload();
        other.links().reload();
        assertThat(routes()).isEmpty();
        assertThat(other.links().runs("till")).isFalse();

        node.links().change("till", Link.State.LIVE, "demo-admin", "it works again");
        node.links().reload();
        drop("one", "a");
        booked("a");
    }

    @Test
    void twoNodesTakeTurnsAtOneFolder() {
        FilesHouse.Node other = house.node();
        other.links().reload();
        for (int i = 0; i < 10; i++) {
            drop("one", "k" + i);
        }
        booked("k0", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9");

        assertThat(house.sql().queryForObject("select count(distinct node) from integration_link", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aDraftDoesNotGoLiveUntested() {
        house.link("new", text("two").replace("link: till", "link: new").replace("LIVE", "DRAFT"));
        node.links().reload();

        assertThatExceptionOfType(LinkRejected.class)
                .isThrownBy(() -> node.links().change("new", Link.State.LIVE, "demo-admin", "now"))
                .extracting(LinkRejected::code)
                .isEqualTo("LINK_STATE_REFUSED");
    }

    @Test
    void aMissingFileRaisesOneAlarmADayUntilOneComes() {
        house.link("till", text("one") + "expect-by: \"10:00 Asia/Shanghai\"\n");
        node.links().reload();
        MissingFiles missing = node.get(MissingFiles.class);

        missing.look();
        assertThat(standing().missing()).hasToString("2026-11-25");

        drop("one", "a");
        booked("a");
        missing.look();
        assertThat(standing().missing()).isNull();
    }
}
