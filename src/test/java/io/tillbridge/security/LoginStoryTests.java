package io.tillbridge.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.TillbridgeTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@TillbridgeTest
class LoginStoryTests {

    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    LoginStoryTests(@LocalServerPort int port) {
        this.url = "http://localhost:" + port;
    }

    @Test
    void aClerkLogsInAndWorks() throws Exception {
        logIn("clerk1", "demo");

        assertThat(get("/api/v1/counter/session").body()).contains("CLERK", "S001");
    }

    @Test
    void aWrongPasswordLeadsNowhere() throws Exception {
        assertThat(logIn("clerk1", "wrong").headers().firstValue("location")).contains(url + "/login?error");

        assertThat(get("/api/v1/counter/session").statusCode()).isEqualTo(401);
    }

    @Test
    void aCallThatAnotherSiteForgedIsRefused() throws Exception {
        logIn("clerk1", "demo");

        assertThat(scan(null).statusCode()).isEqualTo(403);
        assertThat(scan("forged").statusCode()).isEqualTo(403);
        assertThat(scan(csrf()).statusCode()).isEqualTo(404);
    }

    @Test
    void theLogInMakesANewSession() throws Exception {
        get("/login");
        Optional<String> before = cookie("JSESSIONID");
        logIn("clerk1", "demo");

        assertThat(cookie("JSESSIONID")).isPresent().isNotEqualTo(before);
    }

    private HttpResponse<String> logIn(String name, String password) throws Exception {
        get("/login");
        return send(HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + password + "&_csrf=" + csrf())));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    private HttpResponse<String> scan(@org.jspecify.annotations.Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/counter/scans"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"code\":\"0000000000\"}"));
        return send(token == null ? request : request.header("X-XSRF-TOKEN", token));
    }

    private String csrf() {
        return cookie("XSRF-TOKEN").orElse("");
    }

    private Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
