package io.tillbridge;

import io.tillbridge.shared.InboundMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;

/** Woven once around the step that accepts orders: lets the messages of chosen orders fail there, so many times. */
@TestConfiguration(proxyBeanMethods = false)
public class Faults {

    private final Map<String, AtomicInteger> before = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> after = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    @EventListener
    void weave(ApplicationReadyEvent ready) throws Exception {
        var camel = ready.getApplicationContext().getBean(CamelContext.class);
        AdviceWith.adviceWith(camel, "orders-accept-order-events", false, route -> {
            route.weaveById("accept-orders").before().process(exchange -> strike(exchange, before));
            route.weaveById("accept-orders").after().process(exchange -> strike(exchange, after));
        });
    }

    /** Fails before anything is done. */
    public void failBefore(OrderEvents order, int times) {
        before.put(order.businessKey(), new AtomicInteger(times));
    }

    /** Fails when all is done but nothing committed. */
    public void failAfter(OrderEvents order, int times) {
        after.put(order.businessKey(), new AtomicInteger(times));
    }

    public int attempts(OrderEvents order) {
        return attempts.getOrDefault(order.businessKey(), new AtomicInteger()).get();
    }

    public void none() {
        before.clear();
        after.clear();
    }

    private void strike(Exchange exchange, Map<String, AtomicInteger> faults) {
        List<?> group = exchange.getMessage().getBody(List.class);
        for (Object member : group) {
            String key = ((InboundMessage) member).businessKey();
            if (faults == before) {
                attempts.computeIfAbsent(key, order -> new AtomicInteger()).incrementAndGet();
            }
            var left = faults.get(key);
            if (left != null && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new IllegalStateException("a fault that a test asked for");
            }
        }
    }
}
