package io.tillbridge.channels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** WeChat orders with random amounts that add up but for the rounding a channel may leave. */
final class RandomOrders {

    private RandomOrders() {}

    static ObjectNode order(Random random) {
        var order = WeChatSamples.order();
        var lines = ((ObjectNode) order.path("order_detail")).putArray("product_infos");
        int count = 1 + random.nextInt(6);
        long goods = 0;
        long paid = 0;
        for (int i = 0; i < count; i++) {
            int pieces = 1 + random.nextInt(5);
            long price = count + random.nextLong(1_000_000);
            long real = price * pieces - random.nextLong((price - count) * pieces + 1);
            lines.addObject()
                    .put("product_id", random.nextInt(2))
                    .put("sku_id", random.nextInt(2))
                    .put("sku_cnt", pieces)
                    .put("sale_price", price)
                    .put("real_price", real)
                    .put("out_sku_id", "SKU-" + i);
            goods += price * pieces;
            paid += real;
        }
        long freight = random.nextInt(2_000);
        long rounding = random.nextLong(2L * count - 1) - (count - 1);
        order.withObject("/order_detail/price_info")
                .put("product_price", goods)
                .put("freight", freight)
                .put("order_price", paid + freight + rounding)
                .put("merchant_discounted_price", random.nextInt(500))
                .put("finder_discounted_price", random.nextInt(500));
        return order;
    }
}
