package io.tillbridge.pickup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.orders.OrderFinder;
import io.tillbridge.orders.OrderRejected;
import io.tillbridge.orders.OrderView;
import io.tillbridge.shared.Caller;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An order with what became of it in the stores, over HTTP. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderController {

    private final OrderFinder orders;
    private final PickupDesk desk;

    OrderController(OrderFinder orders, PickupDesk desk) {
        this.orders = orders;
        this.desk = desk;
    }

    record OrderWithPickups(@JsonUnwrapped OrderView order, List<PickupView> pickups) {}

    @Operation(summary = "An order by the channel's number")
    @GetMapping("/{channel}/{orderId}")
    OrderWithPickups order(
            @PathVariable String channel,
            @PathVariable String orderId,
            @RequestParam(required = false) @Nullable String account,
            Caller caller) {
        String name = channel.toUpperCase(Locale.ROOT);
        List<OrderView> found = orders.find(name, orderId, account);
        if (found.isEmpty()) {
            throw OrderRejected.unknown(name, orderId);
        }
        if (found.size() > 1) {
            throw OrderRejected.ambiguous(orderId);
        }
        List<PickupView> pickups = desk.ofOrder(found.get(0).ref()).stream()
                .filter(pickup -> caller.store() == null || caller.store().equals(pickup.store()))
                .toList();
        if (caller.store() != null && pickups.isEmpty()) {
            throw OrderRejected.unknown(name, orderId);
        }
        return new OrderWithPickups(found.get(0), pickups);
    }
}
