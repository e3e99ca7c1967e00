package io.tillbridge.points;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tillbridge.shared.web.IdempotentCalls;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers that the carrier of a call keeps, so that the ledger need not keep them a second time. */
@Component
class CarriedAnswers {

    private final IdempotentCalls calls;
    private final ObjectReader answers;

    CarriedAnswers(IdempotentCalls calls, ObjectMapper json) {
        this.calls = calls;
        this.answers = json.readerFor(PointsAnswer.class)
                .with(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    /** What the call was answered; nothing if it never was made, or its key is that of a call about something else. */
    Optional<PointsAnswer> find(PointsCall call) {
        return calls.kept(call.caller(), call.key()).flatMap(this::read);
    }

    private Optional<PointsAnswer> read(String body) {
        try {
            return Optional.of(answers.readValue(body));
        } catch (JsonProcessingException aboutSomethingElse) {
            return Optional.empty();
        }
    }
}
