package io.tillbridge.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import io.tillbridge.TillbridgeTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Where goods are held for orders that are not paid yet. */
@TillbridgeTest
@TestPropertySource(properties = "tillbridge.orders.unpaid-hold=30m")
class UnpaidOrderTests {

    private final Api api;
    private final String sku;
    private final OrderEvents first;
    private final OrderEvents second;

    UnpaidOrderTests(@LocalServerPort int port) {
        this.api = Api.at(port);
        this.sku = api.article("S001", 1);
        this.first = OrderEvents.anyOrder().line(sku, 1);
        this.second = OrderEvents.anyOrder().line(sku, 1);
    }

    @Test
    void aBuyerIsNotBlockedByHisOwnHold() {
        tell(first.created());
        assertThat(api.stock("S001", sku)).containsExactly(1, 1);

        tell(first.paid());

        assertThat(api.order(first).at("/pickups/0/state")).isEqualTo("RESERVED");
        assertThat(api.stock("S001", sku)).containsExactly(1, 1);
    }

    @Test
    void whoWasFirstHasTheGoodsUntilHisTimeToPayIsOver() {
        tell(first.created());
        tell(second.created());
        tell(second.paid());

        assertThat(api.order(second).at("/pickups/0/state")).isEqualTo("REJECTED");
        tell(first.paid());
        assertThat(api.order(first).at("/pickups/0/state")).isEqualTo("RESERVED");
    }

    @Test
    void anOrderThatIsGivenUpHoldsNothing() {
        tell(first.created());
        tell(first.cancelled());
        tell(second.paid());

        assertThat(api.order(second).at("/pickups/0/state")).isEqualTo("RESERVED");
    }

    private void tell(OrderEvent event) {
        api.push(event).expect(202);
        api.settle();
    }
}
