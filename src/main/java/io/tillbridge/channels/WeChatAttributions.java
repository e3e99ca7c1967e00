package io.tillbridge.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reads who sold the order: the live room, its anchor, the guide who shared it and what each is promised. */
final class WeChatAttributions {

    static final String REF = "a1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WeChatAttributions() {}

    /** One attribution for the whole order; absent when WeChat names neither room, anchor, guide nor commission. */
    static @Nullable JsonNode of(JsonNode detail) {
        JsonNode scene = detail.path("ext_info");
        JsonNode sharer = detail.path("sharer_info");
        JsonNode commissions = detail.path("commission_infos");
        String room = Fields.text(scene, "live_id");
        String guide = Fields.text(sharer, "sharer_openid");
        String anchor = anchorId(scene, commissions);
        if (room == null && guide == null && anchor == null && commissions.isEmpty()) {
            return null;
        }
        ObjectNode attribution = JSON.objectNode().put("ref", REF).put("scene", scene(scene));
        attribution.put("liveRoomId", room);
        attribution.put("anchorId", anchor);
        attribution.put("anchorName", Fields.text(anchorCommission(commissions), "nickname"));
        attribution.put("guideChannelId", guide);
        attribution.put("sharerId", guide);
        attribution.put("confidence", "FROM_CHANNEL");
        attribution.set("commissions", commissions(commissions));
        return attribution;
    }

    private static String scene(JsonNode extInfo) {
        return switch ((int) Fields.number(extInfo, "order_scene")) {
            case 2 -> "LIVE";
            case 3 -> "VIDEO";
            case 4 -> "SHARE";
            case 5 -> "SHOWCASE";
            case 6 -> "ARTICLE";
            default -> "OTHER";
        };
    }

    private static @Nullable String anchorId(JsonNode extInfo, JsonNode commissions) {
        String anchor = Fields.text(extInfo, "finder_id");
        return anchor == null ? Fields.text(anchorCommission(commissions), "finder_id") : anchor;
    }

    private static JsonNode anchorCommission(JsonNode commissions) {
        for (JsonNode commission : commissions) {
            if (Fields.number(commission, "type") == 0) {
                return commission;
            }
        }
        return JSON.missingNode();
    }

    private static ArrayNode commissions(JsonNode commissions) {
        ArrayNode all = JSON.arrayNode();
        for (JsonNode commission : commissions) {
            all.addObject()
                    .put("channelSkuId", Fields.text(commission, "sku_id"))
                    .put("role", Fields.number(commission, "type") == 0 ? "ANCHOR" : "HEAD")
                    .put("channelId", Fields.text(commission, "finder_id"))
                    .put("name", Fields.text(commission, "nickname"))
                    .put("state", Fields.text(commission, "status"))
                    .put("amount", Fields.fen(commission, "amount").fen());
        }
        return all;
    }
}
