package io.tillbridge.points;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.shared.Questions;
import java.nio.charset.StandardCharsets;

/** Speaks with the membership system outside over a queue of the broker; it answers where the question says. */
final class OutsideJms implements OutsideWire {

    private final OutsideProperties settings;
    private final Questions questions;
    private final ObjectMapper json;
    private final OutsideWords words;

    OutsideJms(OutsideProperties settings, Questions questions, ObjectMapper json) {
        this.settings = settings;
        this.questions = questions;
        this.json = json;
        this.words = new OutsideWords(json);
    }

    @Override
    public PointsBalance balance(String member) throws Away {
        return ask(member, "balance/" + member, words.asking(member));
    }

    @Override
    public PointsBalance make(OutsideCall call) throws Away {
        String key = OutsideWords.key(call);
        return ask(call.member(), key, words.of(call).put("key", key));
    }

    private PointsBalance ask(String member, String key, ObjectNode question) throws Away {
        String answer = questions
                .ask(settings.queue(), key, question.toString(), settings.timeout())
                .orElseThrow(() -> new Away(null, "no answer"));
        try {
            JsonNode told = json.readTree(answer);
            return words.answer(member, told.path("status").asInt(), answer.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new Away(e, "no JSON");
        }
    }
}
