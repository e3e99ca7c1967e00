package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.tillbridge.shared.CountersFirst;
import jakarta.servlet.FilterChain;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is asked at a counter goes first for as long as it is worked on, however it ends. */
class CounterTurnTests {

    private final CountersFirst counters = mock(CountersFirst.class);
    private final CounterTurn turn = new CounterTurn(counters);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/counter/scans",
                "/api/v1/counter/step-quotes",
                "/api/v1/pickups/6a1f/handovers",
                "/api/v1/pickups/6a1f/counter-steps"
            })
    void whatIsAskedAtACounterGoesFirstUntilItIsAnswered(String path) throws Exception {
        FilterChain rest = mock();
        var request = new MockHttpServletRequest("POST", path);
        var response = new MockHttpServletResponse();

        turn.doFilter(request, response, rest);

        var inTurn = inOrder(counters, rest);
        inTurn.verify(counters).begin();
        inTurn.verify(rest).doFilter(request, response);
        inTurn.verify(counters).end();
    }

    @Test
    void aCounterWhoseCallFailsIsServedNoLonger() {
        FilterChain broken = (request, response) -> {
            throw new IOException("gone");
        };

        assertThatIOException()
                .isThrownBy(() -> turn.doFilter(
                        new MockHttpServletRequest("POST", "/api/v1/counter/scans"),
                        new MockHttpServletResponse(),
                        broken));

        verify(counters).end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/hooks/generic/demo", "/api/v1/reports/store-day", "/api/v1/pickups/6a1f", "/api/v1/orders"})
    void othersDoNot(String path) throws Exception {
        turn.doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), mock());

        verifyNoInteractions(counters);
    }
}
