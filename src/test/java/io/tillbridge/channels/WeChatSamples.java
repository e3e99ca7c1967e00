package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.shared.InboundMessage;
import java.time.Instant;
import java.util.Map;

/** An order as WeChat answers it, and pushes about it. */
final class WeChatSamples {

    static final String ORDER_ID = "3719000000000123456";
    static final Instant RECEIVED = Instant.ofEpochSecond(1718000006);

    private static final String ORDER = """
            {"order_id":"3719000000000123456","status":20,"openid":"oSHOPPER1","unionid":"uSHOPPER1",
             "create_time":1717999900,"update_time":1717999996,
             "order_detail":{
              "product_infos":[
               {"product_id":"100","sku_id":"200","sku_cnt":2,"sale_price":12900,"real_price":24000,
                "out_sku_id":"SKU-RED-M","sku_code":"6901234500011","title":"Knit cardigan red M","is_free_gift":0,
                "out_warehouse_id":"S001"},
               {"product_id":"101","sku_id":"201","sku_cnt":1,"sale_price":5000,"real_price":5000,
                "sku_code":"SKU-HAT","title":"Hat","is_free_gift":0,"out_warehouse_id":"S002"}],
              "price_info":{"product_price":30800,"order_price":29800,"freight":800,"merchant_discounted_price":1500},
              "pay_info":{"pay_time":1717999995,"transaction_id":"420000001"},
              "delivery_info":{"deliver_method":0,"address_info":{"user_name":"林小姐","tel_number":"13812346612"}},
              "ext_info":{"customer_notes":"collect","finder_id":"sph1","live_id":"live1","order_scene":2},
              "commission_infos":[{"sku_id":"200","nickname":"Anchor Lin","type":0,"status":1,"amount":595,
               "finder_id":"sph1"}],
              "sharer_info":{"sharer_openid":"oGUIDE7","sharer_type":1,"share_scene":1}}}
            """;

    private WeChatSamples() {}

    static ObjectNode order() {
        return tree(ORDER);
    }

    static ObjectNode order(int status) {
        return order().put("status", status);
    }

    static ObjectNode afterSale(String status) {
        return tree("""
                {"after_sale_order_id":"5001","order_id":"3719000000000123456","status":"%s","type":"RETURN",
                 "update_time":1718000100,"reason":"WRONG_SIZE","refund_info":{"amount":12000},
                 "product_info":{"product_id":"100","sku_id":"200","count":1}}
                """.formatted(status));
    }

    static String answer(String part, ObjectNode content) {
        return "{\"errcode\":0,\"errmsg\":\"ok\",\"" + part + "\":" + content + "}";
    }

    static WeChatPush push(String event) {
        return WeChatPush.read(bytes(event));
    }

    static InboundMessage message(String event) {
        return new InboundMessage("key", ORDER_ID, bytes(event), Map.of(), RECEIVED, null);
    }

    private static byte[] bytes(String event) {
        String about = event.equals("channels_ec_aftersale_update")
                ? "\"finder_shop_aftersale_status_update\":{\"after_sale_order_id\":\"5001\",\"order_id\":\"%s\"}"
                : "\"order_info\":{\"order_id\":\"%s\"}";
        return ("{\"ToUserName\":\"gh_1\",\"FromUserName\":\"oSHOPPER1\",\"CreateTime\":1718000000,\"Event\":\"" + event
                        + "\"," + about.formatted(ORDER_ID) + "}")
                .getBytes(UTF_8);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
