package io.tillbridge.points;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The books of a membership system as docs/interfaces/points-master.md asks for one, with the least that tests need. */
final class MembershipBooks {

    final Map<String, Long> balances = new ConcurrentHashMap<>();
    final List<String> keys = new CopyOnWriteArrayList<>();

    private final Map<String, Long> frozen = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    /** What it answers to a call; {@code status} says whether it is a yes. */
    ObjectNode make(String key, JsonNode call) {
        String member = call.path("member").asText();
        if (!keys.contains(key) && !book(call, member)) {
            return json.createObjectNode().put("status", 409).put("detail", "not enough");
        }
        keys.add(key);
        return account(member);
    }

    ObjectNode account(String member) {
        return json.createObjectNode().put("status", 200).put("available", balances.getOrDefault(member, 0L));
    }

    private boolean book(JsonNode body, String member) {
        long points = body.path("points").asLong();
        String subject = body.path("subject").asText();
        long change = switch (body.path("kind").asText()) {
            case "FREEZE" -> -points;
            case "CONSUME" -> frozen.getOrDefault(subject, 0L) - points;
            case "UNFREEZE" -> frozen.getOrDefault(subject, 0L);
            default -> points;
        };
        if (balances.getOrDefault(member, 0L) + change < 0) {
            return false;
        }
        if (body.path("kind").asText().equals("FREEZE")) {
            frozen.put(subject, points);
        }
        balances.merge(member, change, Long::sum);
        return true;
    }
}
