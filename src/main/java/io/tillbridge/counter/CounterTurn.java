package io.tillbridge.counter;

import io.tillbridge.shared.CountersFirst;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What counters ask goes before work that nobody stands and waits for, from its first filter to its answer. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CounterTurn extends OncePerRequestFilter {

    private final CountersFirst counters;

    CounterTurn(CountersFirst counters) {
        this.counters = counters;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !atACounter(request.getRequestURI());
    }

    private static boolean atACounter(String path) {
        return path.startsWith("/api/v1/counter/")
                || path.startsWith("/api/v1/pickups/")
                        && (path.endsWith("/handovers") || path.endsWith("/counter-steps"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        counters.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            counters.end();
        }
    }
}
