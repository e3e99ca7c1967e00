package io.tillbridge.counter;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The counter page as a clerk meets it: a scanner, a keyboard, and eyes on the band. */
final class CounterScreen implements AutoCloseable {

    /** What a clerk reads first. */
    record Band(String tone, String headline, String text, String role) {}

    private static final double SCANNER_GAP_MS = 6;
    private static final double CLERK_GAP_MS = 130;
    private static final double HANDS_MS = 250;
    private static final double SETTLED_MS = 700;

    /** A busy test machine types unevenly; {@code KeyboardBrowserTests} proves the usual limits with exact times. */
    private static final String PATIENCE =
            "localStorage['tillbridge.scanner'] ??= JSON.stringify({gap: 600, fast: 90})";

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    CounterScreen(Page page) {
        this.page = page;
        page.setDefaultTimeout(15_000);
        page.addInitScript(PATIENCE);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    void goTo(String url) {
        page.navigate(url);
    }

    /** Pulls the trigger: the keys of the code at a scanner's speed, then its end key. */
    void scan(String code) {
        pause();
        page.keyboard().type(code, new Keyboard.TypeOptions().setDelay(SCANNER_GAP_MS));
        page.keyboard().press("Enter");
    }

    /** The trigger pulled twice within one moment, however slowly the test machine hands keys to its browser. */
    void scanTwice(String code) {
        pause();
        page.evaluate("""
                code => {
                  const target = document.activeElement ?? document.body;
                  for (const key of [...code, 'Enter', ...code, 'Enter']) {
                    target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
                  }
                }""", code);
    }

    /** The same keys as {@link #scan}, as they arrive while a Chinese input method is switched on. */
    void scanThroughInputMethod(String code) {
        page.evaluate("""
                async code => {
                  const target = document.activeElement ?? document.body;
                  const press = (position, type) => target.dispatchEvent(new KeyboardEvent(type, {
                    key: 'Process', code: position, keyCode: 229, bubbles: true, cancelable: true}));
                  for (const character of code) {
                    const position = /[0-9]/.test(character) ? `Digit${character}` : `Key${character}`;
                    press(position, 'keydown');
                    press(position, 'keyup');
                    await new Promise(done => setTimeout(done, 4));
                  }
                  press('Enter', 'keydown');
                }""", code);
    }

    /** The same keys as {@link #scan}, from a scanner that sends Alt and the number of each character. */
    void scanByAltNumbers(String code) {
        for (char character : code.toCharArray()) {
            page.keyboard().down("Alt");
            for (char digit : String.format("%04d", (int) character).toCharArray()) {
                page.keyboard().press("Numpad" + digit);
            }
            page.keyboard().up("Alt");
        }
        page.keyboard().press("Enter");
    }

    /** Types as a person does. */
    void type(String text) {
        pause();
        page.keyboard().type(text, new Keyboard.TypeOptions().setDelay(CLERK_GAP_MS));
    }

    /** Sets the limits of the scanner for this device: the longest gap between keys, and what no person keeps up. */
    void setScanner(int gap, int fast) {
        page.evaluate(
                "limits => { localStorage['tillbridge.scanner'] = JSON.stringify(limits); }",
                Map.of("gap", gap, "fast", fast));
        page.reload();
        band("idle");
    }

    /** As long as hands need between two things. */
    void pause() {
        page.waitForTimeout(HANDS_MS);
    }

    /** Until the page no longer waits for more keys of a scan. */
    void settle() {
        page.waitForTimeout(SETTLED_MS);
    }

    void press(String key) {
        pause();
        page.keyboard().press(key);
    }

    void handOver(String lastFour) {
        type(lastFour);
        press("Enter");
    }

    /** Waits until the band has this tone, then reads it. */
    Band band(String tone) {
        page.locator(".band[data-tone=" + tone + "]").waitFor();
        return band();
    }

    /** Waits until the band says this, then reads it. */
    Band bandSaying(String words) {
        page.locator(".band", new Page.LocatorOptions().setHasText(words)).waitFor();
        return band();
    }

    Band band() {
        var band = page.locator(".band");
        return new Band(
                band.getAttribute("data-tone"),
                band.locator(".headline").innerText(),
                band.innerText(),
                band.locator("xpath=ancestor::*[@role][1]").getAttribute("role"));
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Page page() {
        return page;
    }

    /** What the browser complained about: script errors and what the content security policy stopped. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
    }

    /** Texts too faint (WCAG AA) or too small (18 px), and buttons lower than 56 px. */
    @SuppressWarnings("unchecked")
    List<String> hardToReadOrHit() {
        return (List<String>) page.evaluate("""
                () => {
                  const parse = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
                  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
                    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                  const ground = element => {
                    for (let e = element; e; e = e.parentElement) {
                      const colour = parse(getComputedStyle(e).backgroundColor);
                      if (colour.length === 3 || colour[3] > 0) { return colour; }
                    }
                    return [255, 255, 255];
                  };
                  const findings = [];
                  for (const element of document.body.querySelectorAll('*')) {
                    const own = [...element.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim()).join('');
                    const style = getComputedStyle(element);
                    if (!element.checkVisibility()) { continue; }
                    if (element.matches('button, .button') && element.offsetHeight < 56) {
                      findings.push(`${element.innerText}: ${element.offsetHeight} px high`);
                    }
                    if (!own) { continue; }
                    const size = parseFloat(style.fontSize);
                    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
                    const [a, b] = [light(parse(style.color)), light(ground(element))];
                    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                    if (contrast < (large ? 3 : 4.5)) { findings.push(`${own}: contrast ${contrast.toFixed(2)}`); }
                    if (size < 18) { findings.push(`${own}: ${size} px`); }
                  }
                  return findings;
                }""", Map.of());
    }

    @Override
    public void close() {
        page.context().close();
    }
}
