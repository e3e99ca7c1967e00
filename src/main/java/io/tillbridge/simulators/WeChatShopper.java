package io.tillbridge.simulators;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plays the shopper in a WeChat live room: buys, pays and cancels. */
@RestController
@RequestMapping("/api/v1/simulators/wechat/orders")
@Profile("demo")
class WeChatShopper {

    private static final String ANY_PHONE = "6612";
    /** Cancelled after payment, since everything was refunded. */
    private static final int ALL_REFUNDED = 3;

    private final WeChatShop shop;
    private final WeChatPusher pusher;

    WeChatShopper(WeChatShop shop, WeChatPusher pusher) {
        this.shop = shop;
        this.pusher = pusher;
    }

    /** What to buy; the goods are collected in the store. */
    record Purchase(
            @NotBlank @Size(max = 32) String store,
            @NotEmpty @Size(max = 100) List<@Valid Article> lines,
            @Nullable @Pattern(regexp = "[0-9]{4}") String phoneLast4) {}

    /** One article; the price is that of one piece. */
    record Article(
            @NotBlank @Size(max = 64) String sku,
            @Min(1) @Max(10_000) int quantity,
            @Min(0) @Max(100_000_000) long priceFen) {}

    /** The new order, and what Tillbridge answered to the push about it. */
    record Pushed(String orderId, String acknowledged) {}

    @Operation(summary = "A shopper buys and pays in the simulated WeChat live room")
    @PostMapping
    Pushed buy(@RequestBody @Valid Purchase purchase) {
        var items = purchase.lines().stream()
                .map(line -> new WeChatOrder.Item(line.sku(), line.quantity(), line.priceFen()))
                .toList();
        String phone = "1380000" + (purchase.phoneLast4() == null ? ANY_PHONE : purchase.phoneLast4());
        var order = shop.sell(purchase.store(), items, phone);
        long paidAt = order.paidAt().getEpochSecond();
        return new Pushed(
                order.id(), pusher.push("channels_ec_order_pay", Map.of("order_id", order.id(), "pay_time", paidAt)));
    }

    @Operation(summary = "The shopper cancels a paid order and gets the money back")
    @PostMapping("/{id}/cancel")
    ResponseEntity<Pushed> cancel(@PathVariable("id") String id) {
        return ResponseEntity.of(shop.cancel(id)
                .map(order -> new Pushed(
                        order.id(),
                        pusher.push(
                                "channels_ec_order_cancel",
                                Map.of("order_id", order.id(), "cancel_type", ALL_REFUNDED)))));
    }
}
