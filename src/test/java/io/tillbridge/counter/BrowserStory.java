package io.tillbridge.counter;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** One real browser for all tests of a class. */
@Tag("browser")
abstract class BrowserStory {

    static CounterBrowser browser;

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
}
