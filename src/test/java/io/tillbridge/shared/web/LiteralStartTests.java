package io.tillbridge.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.util.pattern.PathPatternParser;

class LiteralStartTests {

    private static final List<String> PATTERNS = List.of(
            "/",
            "/login",
            "/api/v1/orders/{channel}/{id}",
            "/api/v1/orders/**",
            "/api/v1/points/freezes/{id}/consumption",
            "/api/v1/{thing}",
            "/counter/*.js",
            "/api/v?/orders",
            "/**",
            "/api/{*rest}");
    private static final List<String> PATHS = List.of(
            "/",
            "/login",
            "/loginx",
            "/api",
            "/api/v1/orders",
            "/api/v1/orders/",
            "/api/v1/orders/WECHAT/1",
            "/api/v1/order%73/WECHAT/1",
            "/api/v1/points/freezes/7/consumption",
            "/%61pi/v1/points/freezes/7/consumption",
            "/api;x=1/v1/points/freezes/7/consumption",
            "/counter/a.js",
            "/counter/",
            "/counters/a.js");

    /** A pattern that is passed over though it matches would open or close a path to the wrong people. */
    @Test
    void noPatternThatMatchesIsPassedOver() {
        int matching = 0;
        for (String pattern : PATTERNS) {
            var parsed = PathPatternParser.defaultInstance.parse(pattern);
            var start = new LiteralStart(List.of(pattern));
            for (String path : PATHS) {
                if (parsed.matches(PathContainer.parsePath(path))) {
                    matching++;
                    assertThat(start.mayMatch(request("", path)))
                            .as("%s for %s", pattern, path)
                            .isTrue();
                    assertThat(start.mayMatch(request("/shop", "/shop" + path)))
                            .as("%s for %s behind a context path", pattern, path)
                            .isTrue();
                }
            }
        }
        assertThat(matching).isGreaterThan(25);
    }

    @Test
    void whatBeginsOtherwiseIsPassedOver() {
        var start = new LiteralStart(List.of("/api/v1/orders/{id}", "/api/v1/pickups/{id}"));
        assertThat(start.mayMatch(request("", "/api/v1/members/7"))).isFalse();
        assertThat(start.mayMatch(request("/shop", "/shop/api/v1/members/7"))).isFalse();
        assertThat(start.mayMatch(request("", "/api/v1/pickups/7"))).isTrue();
    }

    private static MockHttpServletRequest request(String context, String uri) {
        var request = new MockHttpServletRequest("GET", uri);
        request.setContextPath(context);
        return request;
    }
}
