package io.tillbridge.counter;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Chromium for tests of the pages. It is never downloaded: a machine without one fails, and says what to do. */
final class CounterBrowser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private CounterBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static CounterBrowser start() {
        var chromium = chromium();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options =
                new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(QUIET);
        return new CounterBrowser(playwright, playwright.chromium().launch(options));
    }

    /** Opens a page of the server in a fresh context of the given language, such as {@code zh-CN}. */
    CounterScreen open(String url, String locale) {
        return open(url, new Browser.NewContextOptions().setLocale(locale).setViewportSize(1366, 768));
    }

    CounterScreen open(String url, Browser.NewContextOptions options) {
        var screen = new CounterScreen(browser.newContext(options).newPage());
        screen.goTo(url);
        return screen;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path chromium() {
        var named = Optional.ofNullable(System.getProperty("tillbridge.chromium"))
                .or(() -> Optional.ofNullable(System.getenv("TILLBRIDGE_CHROMIUM")))
                .map(Path::of);
        return named.or(CounterBrowser::onThePath)
                .filter(Files::isExecutable)
                .orElseThrow(() ->
                        new IllegalStateException("The browser tests need Chromium: install it so that one of " + NAMES
                                + " is on the PATH, or name it with -Dtillbridge.chromium=..."
                                + named.map(path -> " (" + path + " is not executable)")
                                        .orElse("")));
    }

    private static Optional<Path> onThePath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> candidates(Path.of(folder)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> candidates(Path folder) {
        return NAMES.stream().map(folder::resolve);
    }
}
