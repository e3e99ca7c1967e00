package io.tillbridge.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Paid orders of two lines of one article, serialised and signed before the clock starts. */
record Pushes(List<String> orderIds, List<byte[]> requests) {

    static final int PIECES_PER_ORDER = 2;

    private static final byte[] DEMO_SECRET =
            Base64.getDecoder().decode("ZGVtby1zZWNyZXQtZm9yLXRpbGxicmlkZ2UtMzJieXRlcw==");
    private static final String EVENT = """
            {"schema":"retail.order-event/1","eventId":"GENERIC:demo:%1$s:ORDER_PAID","type":"ORDER_PAID",\
            "channel":"GENERIC","account":"demo","channelShopId":"demo","occurredAt":"%2$s","receivedAt":"%2$s",\
            "sequence":1,"origin":"PUSH","order":{"orderId":"%1$s","status":"PAID","channelStatus":"paid",\
            "createdAt":"%2$s","paidAt":"%2$s","currency":"CNY","amounts":{"goods":19800,"freight":0,\
            "payable":19800,"paid":19800,"pointsUsed":0,"discounts":[]},"lines":[%3$s,%4$s],\
            "buyer":{"channelBuyerId":"buyer-%1$s","openId":"open-%1$s","phone":{"masked":"138****6612"},\
            "name":{"masked":"Ch**"}},"fulfilments":[{"ref":"f1","mode":"STORE_PICKUP","storeCode":"S001",\
            "codeSource":"OURS"}],"attributions":[{"ref":"a1","scene":"LIVE","confidence":"FROM_CHANNEL",\
            "liveRoomId":"room-1","guideNo":"G007"}],"payments":[{"method":"WECHAT","transactionId":"tx-%1$s",\
            "amount":19800}],"coupons":[]},"refund":null,"channelExtras":{}}""";
    private static final String LINE = """
            {"lineId":"%1$s-%2$d","outerSkuId":"%3$s","title":"%3$s","quantity":1,"unitPrice":9900,"discount":0,\
            "paid":9900,"points":0,"gift":false,"refundState":"NONE","fulfilmentRef":"f1","attributionRef":"a1"}""";

    /** Spreads the orders over the articles in turn; ids are new in every round. */
    static Pushes of(int count, List<String> skus) {
        var round = "B" + UUID.randomUUID().toString().substring(0, 8);
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        var orderIds = IntStream.range(0, count).mapToObj(i -> round + "-" + i).toList();
        var mac = mac();
        var requests = IntStream.range(0, count)
                .mapToObj(i ->
                        request(mac, orderIds.get(i), event(orderIds.get(i), skus.get(i % skus.size()), now), now))
                .toList();
        return new Pushes(orderIds, requests);
    }

    static byte[] event(String orderId, String sku, Instant now) {
        return EVENT.formatted(orderId, now, LINE.formatted(orderId, 1, sku), LINE.formatted(orderId, 2, sku))
                .getBytes(StandardCharsets.UTF_8);
    }

    int size() {
        return requests.size();
    }

    private static byte[] request(Mac mac, String orderId, byte[] body, Instant now) {
        var id = "GENERIC:demo:" + orderId + ":ORDER_PAID";
        mac.update((id + "." + now.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
        var headers =
                "Content-Type: application/json\r\nwebhook-id: %s\r\nwebhook-timestamp: %d\r\nwebhook-signature: v1,%s\r\n"
                        .formatted(id, now.getEpochSecond(), signature);
        return Wire.request("POST", "/hooks/generic/demo", headers, body);
    }

    private static Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(DEMO_SECRET, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
