package io.tillbridge.tills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Makes what a keyed call answers over HTTP the answer for a till. */
@Component
class KeyedAnswers {

    private final ObjectMapper json;

    KeyedAnswers(ObjectMapper json) {
        this.json = json;
    }

    TillCommand.Result of(ResponseEntity<byte[]> answer) {
        return new TillCommand.Result(body(answer), answer.getHeaders().containsKey("Idempotent-Replayed"));
    }

    JsonNode body(ResponseEntity<byte[]> answer) {
        try {
            return json.readTree(answer.getBody());
        } catch (IOException e) {
            throw new IllegalStateException("answers are always JSON", e);
        }
    }
}
