package io.tillbridge.simulators;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An order of the simulated shop, and how WeChat would show it to the merchant. */
record WeChatOrder(
        String id, int status, String store, List<Item> items, String phone, Instant paidAt, Instant updatedAt) {

    static final int PAID = 20;
    static final int CANCELLED = 200;
    static final String SHOPPER = "oDEMOSHOPPER0000000000000001";

    /** One article; the price is that of one piece. */
    record Item(String sku, int quantity, long priceFen) {

        long total() {
            return Math.multiplyExact(priceFen, quantity);
        }
    }

    WeChatOrder cancelled(Instant now) {
        return new WeChatOrder(id, CANCELLED, store, items, phone, paidAt, later(now));
    }

    long total() {
        return items.stream().mapToLong(Item::total).reduce(0, Math::addExact);
    }

    /** The {@code order} part of WeChat's answer; amounts in fen, times in seconds. */
    Map<String, Object> asAnswered() {
        return Map.of(
                "order_id",
                id,
                "status",
                status,
                "openid",
                SHOPPER,
                "unionid",
                "uDEMOSHOPPER01",
                "create_time",
                paidAt.getEpochSecond(),
                "update_time",
                updatedAt.getEpochSecond(),
                "order_detail",
                detail());
    }

    private Map<String, Object> detail() {
        return Map.of(
                "product_infos",
                items.stream().map(this::productInfo).toList(),
                "price_info",
                Map.of("product_price", total(), "order_price", total(), "freight", 0, "discounted_price", 0),
                "pay_info",
                Map.of("pay_time", paidAt.getEpochSecond(), "transaction_id", "42000000" + id),
                "delivery_info",
                Map.of("deliver_method", 0, "address_info", Map.of("user_name", "林小姐", "tel_number", phone)),
                "ext_info",
                Map.of("live_id", "live-demo-1", "finder_id", "sphDemoAnchor", "order_scene", 2),
                "commission_infos",
                items.stream().map(WeChatOrder::commission).toList());
    }

    private Map<String, Object> productInfo(Item item) {
        return Map.of(
                "product_id", "10" + number(item.sku()),
                "sku_id", "20" + number(item.sku()),
                "out_sku_id", item.sku(),
                "sku_code", item.sku(),
                "title", item.sku(),
                "sku_cnt", item.quantity(),
                "sale_price", item.priceFen(),
                "real_price", item.total(),
                "out_warehouse_id", store,
                "is_free_gift", 0);
    }

    private static Map<String, Object> commission(Item item) {
        return Map.of(
                "sku_id",
                "20" + number(item.sku()),
                "nickname",
                "Anchor Lin",
                "type",
                0,
                "status",
                1,
                "amount",
                item.total() / 20,
                "finder_id",
                "sphDemoAnchor");
    }

    /** WeChat numbers articles itself; the same article always gets the same number here. */
    private static String number(String sku) {
        return "%012d".formatted(Integer.toUnsignedLong(sku.hashCode()));
    }

    private Instant later(Instant now) {
        return now.getEpochSecond() > updatedAt.getEpochSecond() ? now : updatedAt.plusSeconds(1);
    }
}
