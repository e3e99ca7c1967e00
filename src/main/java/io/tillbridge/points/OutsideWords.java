package io.tillbridge.points;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Calls and answers as JSON, the same over every wire. */
final class OutsideWords {

    private static final int LONGEST_REASON = 300;

    private final ObjectMapper json;

    OutsideWords(ObjectMapper json) {
        this.json = json;
    }

    static String key(OutsideCall call) {
        return call.call().caller() + "/" + call.call().key();
    }

    ObjectNode of(OutsideCall call) {
        return json.createObjectNode()
                .put("kind", call.kind())
                .put("member", call.member())
                .put("points", call.points())
                .put("subject", call.subject().toString())
                .put("reference", call.reference())
                .put(
                        "expiresAt",
                        call.expiresAt() == null ? null : call.expiresAt().toString())
                .put("until", call.until() == null ? null : call.until().toString())
                .put("at", call.at().toString());
    }

    ObjectNode asking(String member) {
        return json.createObjectNode().put("kind", "BALANCE").put("member", member);
    }

    /**
     * What was answered.
     *
     * @param status as HTTP has them
     * @throws PointsRejected if it is a no
     */
    PointsBalance answer(String member, int status, byte[] body) throws OutsideWire.Away {
        try {
            JsonNode told = json.readTree(body);
            if (status == 409 || status == 404 || status == 422) {
                String reason = told.path("detail").asText(told.path("code").asText("status " + status));
                throw PointsRejected.masterRefused(
                        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
            }
            if (status != 200) {
                throw new OutsideWire.Away(null, "status " + status);
            }
            return new PointsBalance(
                    member,
                    told.path("available").asLong(),
                    told.path("pending").asLong(),
                    told.path("frozen").asLong(),
                    told.path("debt").asLong());
        } catch (IOException e) {
            throw new OutsideWire.Away(e, "no JSON");
        }
    }
}
