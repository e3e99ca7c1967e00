package io.tillbridge.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The shopper's phone of the demo: keeps what was sent to it. */
@RestController("shopperPhone")
@Profile("demo")
class ShopperPhone {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ShopperPhone(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What a real phone would show. */
    record Received(String kind, String orderId, String store, String text, String code, String qr) {}

    /** A message arrives; the same one twice is one message. */
    public void receive(byte[] notice) {
        try {
            JsonNode said = json.readTree(notice);
            jdbc.sql("insert into simulators_shopper_message (id, pickup_id, kind, order_id, store, text, code, qr)"
                            + " values (?,?,?,?,?,?,?,?) on conflict do nothing")
                    .params(
                            said.path("id").asText(),
                            said.path("pickup").asText(),
                            said.path("kind").asText(),
                            said.path("orderId").asText(),
                            said.path("store").asText(),
                            said.path("text").asText(),
                            said.path("code").asText(""),
                            said.path("qr").asText(""))
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Operation(summary = "What the shopper's phone received about an order")
    @GetMapping("/api/v1/simulators/shopper/messages")
    List<Received> messages(@RequestParam String order) {
        return jdbc.sql(
                        "select kind, order_id, store, text, code, qr from simulators_shopper_message where order_id = ?"
                                + " order by store, arrived")
                .param(order)
                .query((row, number) -> new Received(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }
}
