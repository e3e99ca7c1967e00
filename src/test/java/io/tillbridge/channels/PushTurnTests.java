package io.tillbridge.channels;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.integration.Outbox;
import io.tillbridge.shared.CountersFirst;
import io.tillbridge.shared.CountersFirst.Turn;
import io.tillbridge.shared.CountersFirst.Work;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** A push has its turn until it is answered, the refused one, too: none may keep it for good. */
class PushTurnTests {

    private final CountersFirst counters = mock();
    private final Turn turn = mock();

    @Test
    void theTurnOfAPushIsOverWhenItIsAnswered() {
        ChannelsProperties nobody = mock();
        when(nobody.account("generic", "nobody")).thenReturn(Optional.empty());
        when(counters.turn(Work.TAKING_IN)).thenReturn(turn);
        var messages = new ChannelMessages(
                mock(), nobody, mock(Outbox.class), new ObjectMapper(), Clock.systemUTC(), counters, "orders");
        var exchange = new DefaultExchange(new DefaultCamelContext());
        var work = new DefaultUnitOfWork(exchange);
        exchange.getExchangeExtension().setUnitOfWork(work);
        PlatformHttpMessage push = mock();
        when(push.getRequest()).thenReturn(new MockHttpServletRequest("POST", "/hooks/generic/nobody"));
        exchange.setIn(push);

        assertThatExceptionOfType(PushRefused.class).isThrownBy(() -> messages.verify(exchange));
        verify(turn, never()).close();
        work.done(exchange);

        verify(turn).close();
    }
}
