package io.tillbridge.simulators;

import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers like WeChat's own servers: always 200, and an errcode that says how it went. */
@RestController
@RequestMapping("/simulators/wechat")
@Profile("demo")
class WeChatServerSimulator {

    private static final Map<String, Object> BAD_APP_ID = error(40013, "invalid appid");
    private static final Map<String, Object> BAD_SECRET = error(40125, "invalid appsecret");
    private static final Map<String, Object> BAD_GRANT = error(40002, "invalid grant_type");
    private static final Map<String, Object> BAD_TOKEN = error(40001, "invalid credential, access_token is invalid");
    private static final Map<String, Object> NO_SUCH_THING = error(100002, "not exist");

    private final WeChatShop shop;

    WeChatServerSimulator(WeChatShop shop) {
        this.shop = shop;
    }

    @PostMapping("/cgi-bin/stable_token")
    Map<String, Object> token(@RequestBody Map<String, Object> question) {
        if (!"client_credential".equals(question.get("grant_type"))) {
            return BAD_GRANT;
        }
        if (!WeChatShop.APP_ID.equals(question.get("appid"))) {
            return BAD_APP_ID;
        }
        if (!WeChatShop.APP_SECRET.equals(question.get("secret"))) {
            return BAD_SECRET;
        }
        String token = shop.token();
        return Map.of("access_token", token, "expires_in", shop.secondsLeft(token));
    }

    @PostMapping("/channels/ec/order/get")
    Map<String, Object> order(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody Map<String, Object> question) {
        if (shop.secondsLeft(token) == 0) {
            return BAD_TOKEN;
        }
        return shop.order(String.valueOf(question.get("order_id")))
                .map(order -> Map.<String, Object>of("errcode", 0, "errmsg", "ok", "order", order.asAnswered()))
                .orElse(NO_SUCH_THING);
    }

    /** The simulated shop has no refund cases yet, so that every one asked for is unknown. */
    @PostMapping("/channels/ec/aftersale/getaftersaleorder")
    Map<String, Object> afterSale(@RequestParam(name = "access_token", defaultValue = "") String token) {
        return shop.secondsLeft(token) == 0 ? BAD_TOKEN : NO_SUCH_THING;
    }

    private static Map<String, Object> error(int code, String message) {
        return Map.of("errcode", code, "errmsg", message);
    }
}
