package io.tillbridge.pickup;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.Api;
import io.tillbridge.OrderEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a store's people and shoppers do about pickups, over HTTP. */
record PickupHouse(Api api) {

    static final Map<String, Object> PHONE = Map.of("method", "PHONE_LAST4", "value", "6612");

    PickupHouse as(String token) {
        return new PickupHouse(api.as(token));
    }

    OrderEvents bought(OrderEvents order) {
        api.push(order.paid()).expect(202);
        api.settle();
        return order;
    }

    /** The order's pickups as they are: by store, the first part first. */
    JsonNode pickups(OrderEvents order) {
        return api.as(Api.ADMIN).order(order).expect(200).json().path("pickups");
    }

    String id(OrderEvents order) {
        return pickups(order).at("/0/id").asText();
    }

    List<String> states(OrderEvents order) {
        List<String> states = new ArrayList<>();
        pickups(order)
                .forEach(pickup -> states.add(pickup.path("store").asText() + " "
                        + pickup.path("state").asText()));
        return states;
    }

    Api.Answer step(String pickup, String step, Object body) {
        return api.post("/api/v1/pickups/" + pickup + "/" + step, body);
    }

    Api.Answer ready(String pickup) {
        return step(pickup, "ready", Map.of("location", "A-03")).expect(200);
    }

    Api.Answer handOver(String pickup, String code) {
        return step(pickup, "handovers", Map.of("code", code, "identity", PHONE));
    }

    Api.Answer handOver(String pickup, String code, Map<Integer, Integer> pieces) {
        return step(pickup, "handovers", Map.of("code", code, "identity", PHONE, "lines", lines(pieces)));
    }

    static List<Map<String, Integer>> lines(Map<Integer, Integer> pieces) {
        return pieces.entrySet().stream()
                .map(line -> Map.of("lineNo", line.getKey(), "quantity", line.getValue()))
                .toList();
    }

    /** What the phone of the order's shopper got, of one kind or of all. */
    List<JsonNode> messages(OrderEvents order, String kind) {
        api.settle();
        List<JsonNode> messages = new ArrayList<>();
        api.as(Api.ADMIN)
                .get("/api/v1/simulators/shopper/messages?order=" + order.orderId())
                .expect(200)
                .json()
                .forEach(messages::add);
        return messages.stream()
                .filter(message ->
                        kind.isEmpty() || message.path("kind").asText().equals(kind))
                .toList();
    }

    List<String> kinds(OrderEvents order) {
        return messages(order, "").stream()
                .map(message -> message.path("store").asText() + " "
                        + message.path("kind").asText())
                .toList();
    }

    /** The newest of the order's messages of that kind that has a code. */
    JsonNode told(OrderEvents order, String kind) {
        List<JsonNode> messages = messages(order, kind);
        return messages.get(messages.size() - 1);
    }

    String code(OrderEvents order) {
        return told(order, "PICKUP_CODE").path("code").asText();
    }
}
