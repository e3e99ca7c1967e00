package io.tillbridge.security;

import io.tillbridge.shared.web.LiteralStart;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One path of a rule, compared as Spring MVC compares paths, but only if the request begins as the pattern does. */
final class PathRule implements RequestMatcher {

    private final @Nullable String method;
    private final LiteralStart start;
    private final PathPatternRequestMatcher pattern;

    private PathRule(@Nullable HttpMethod method, String pattern) {
        this.method = method == null ? null : method.name();
        this.start = new LiteralStart(List.of(pattern));
        this.pattern = PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }

    /** Any of these paths, with that method or, if there is none, with any. */
    static RequestMatcher[] at(@Nullable HttpMethod method, String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> new PathRule(method, pattern))
                .toArray(RequestMatcher[]::new);
    }

    static RequestMatcher[] at(String... patterns) {
        return at(null, patterns);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return (method == null || method.equals(request.getMethod()))
                && start.mayMatch(request)
                && pattern.matches(request);
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
