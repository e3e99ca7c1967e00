package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The counter page in a real browser, before a stand-in of the server that answers as each test asks. */
@Tag("browser")
abstract class CounterPageStory {

    static final String CODE = "84213307";
    static final String OTHER = "55512348";

    private static CounterBrowser browser;

    CounterStandIn server;
    CounterScreen screen;

    @BeforeAll
    static void startTheBrowser() {
        browser = CounterBrowser.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

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
