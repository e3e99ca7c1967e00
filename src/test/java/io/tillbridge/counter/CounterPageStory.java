package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The counter page in a real browser, before a stand-in of the server that answers as each test asks. */
abstract class CounterPageStory extends BrowserStory {

    static final String CODE = "84213307";
    static final String OTHER = "55512348";

    CounterStandIn server;
    CounterScreen screen;

    @BeforeEach
    void openTheCounter() throws IOException {
        server = new CounterStandIn();
        screen = browser.open(server.url("/counter"), "zh-CN");
        screen.band("idle");
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        var complaints = screen.complaints();
        screen.close();
        server.close();

        assertThat(complaints).isEmpty();
    }

    List<String> scannedCodes() {
        return server.asked.stream()
                .filter(call -> call.path().endsWith("/scans"))
                .map(call -> call.body().path("code").asText())
                .toList();
    }
}
