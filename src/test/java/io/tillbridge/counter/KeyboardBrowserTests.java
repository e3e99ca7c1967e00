package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tells a scanner from a person at the usual speeds, with keys at exact times. */
@Tag("browser")
class KeyboardBrowserTests {

    private static CounterBrowser browser;
    private static CounterStandIn server;
    private static CounterScreen screen;

    @BeforeAll
    static void openAPage() throws IOException {
        browser = CounterBrowser.start();
        server = new CounterStandIn();
        screen = browser.open(server.url("/login"), "en-GB");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aSlowScannerIsStillAScanner() {
        assertThat(heard(90, "8", "4", "2", "1", "3", "3", "0", "7", "Enter")).containsExactly("scan 84213307");
    }

    @Test
    void aScannerWithoutAnEndKeyIsTakenAfterASilence() {
        assertThat(heard(5, "8", "4", "2", "1", "3", "3", "0", "7")).containsExactly("scan 84213307");
    }

    @Test
    void tabEndsAScanToo() {
        assertThat(heard(5, "8", "4", "2", "1", "3", "3", "0", "7", "Tab")).containsExactly("scan 84213307");
    }

    @Test
    void aSecondEndKeyIsPartOfTheScan() {
        assertThat(heard(5, "8", "4", "2", "1", "3", "3", "0", "7", "Enter", "Enter"))
                .containsExactly("scan 84213307");
    }

    @Test
    void aPersonTypesAndConfirms() {
        assertThat(heard(140, "6", "6", "1", "2", "Enter"))
                .containsExactly("typed 6", "typed 6", "typed 1", "typed 2", "command Enter");
    }

    @Test
    void aQuickPersonIsStillAPerson() {
        assertThat(heard(60, "6", "6", "1", "2", "Enter"))
                .containsExactly("typed 6", "typed 6", "typed 1", "typed 2", "command Enter");
    }

    @Test
    void fourDigitsNobodyCanTypeThatFastAreAScrap() {
        assertThat(heard(8, "6", "6", "1", "2", "Enter")).containsExactly("scrap 6612");
    }

    @Test
    void lettersComeFromTheirPlaceOnTheKeyboard() {
        assertThat(heard(5, "P", "Q", "A", "Z", "0", "9", "Enter")).containsExactly("scan PQAZ09");
    }

    @SuppressWarnings("unchecked")
    private static List<String> heard(int gap, String... keys) {
        return (List<String>) screen.page().evaluate("""
                async ({gap, keys}) => {
                  const {Keyboard} = await import('/counter/keyboard.js');
                  const heard = [];
                  const page = document.createElement('div');
                  document.body.append(page);
                  new Keyboard({
                    scan: code => heard.push(`scan ${code}`),
                    tooShort: code => heard.push(`scrap ${code}`),
                    typed: character => heard.push(`typed ${character}`),
                    command: name => heard.push(`command ${name}`),
                  }, {}).listen(page);
                  const start = performance.now() - gap * keys.length;
                  keys.forEach((key, index) => {
                    const code = /^[0-9]$/.test(key) ? `Digit${key}` : /^[A-Z]$/.test(key) ? `Key${key}` : key;
                    const event = new KeyboardEvent('keydown', {key: 'Process', code, bubbles: true, cancelable: true});
                    Object.defineProperty(event, 'timeStamp', {value: start + gap * index});
                    page.dispatchEvent(event);
                  });
                  await new Promise(done => setTimeout(done, 400));
                  page.remove();
                  return heard;
                }""", Map.of("gap", gap, "keys", List.of(keys)));
    }
}
