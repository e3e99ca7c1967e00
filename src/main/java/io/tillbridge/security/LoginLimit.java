package io.tillbridge.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Slows down whoever guesses passwords: ten failures from one address in a quarter of an hour, and log-in waits. */
@Component
class LoginLimit {

    private static final int MOST_FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Deque<Instant>> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    LoginLimit(Clock clock) {
        this.clock = clock;
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent failure) {
        if (failure.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
            if (failures.size() > MOST_ADDRESSES) {
                failures.clear();
            }
            failures.compute(details.getRemoteAddress(), (address, times) -> {
                Deque<Instant> recent = times == null ? new ArrayDeque<>() : recent(times);
                recent.addLast(clock.instant());
                return recent;
            });
        }
    }

    boolean mustWait(String address) {
        Deque<Instant> left = failures.computeIfPresent(address, (key, times) -> recent(times));
        return left != null && left.size() >= MOST_FAILURES;
    }

    private Deque<Instant> recent(Deque<Instant> times) {
        Instant start = clock.instant().minus(WINDOW);
        Deque<Instant> recent = new ArrayDeque<>(times);
        recent.removeIf(time -> time.isBefore(start));
        return recent;
    }

    /** Stands before the log-in form. */
    static final class Filter extends org.springframework.web.filter.OncePerRequestFilter {

        private final LoginLimit limit;
        private final Problems problems;

        Filter(LoginLimit limit, Problems problems) {
            this.limit = limit;
            this.problems = problems;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !(request.getMethod().equals("POST")
                    && request.getRequestURI().equals("/login"));
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (limit.mustWait(request.getRemoteAddr())) {
                problems.write(request, response, 429, "LOGIN_TOO_OFTEN");
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
