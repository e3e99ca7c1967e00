package io.tillbridge.tills;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.counter.CounterDesk;
import io.tillbridge.shared.Caller;
import jakarta.validation.Validator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code PickupHandOver}: goods leave over the counter, once for each key. */
@Component
class PickupHandOver implements TillCommand {

    private static final List<String> OF_THE_REQUEST = List.of("command", "key", "pickup");

    private final CounterDesk desk;
    private final KeyedAnswers answers;
    private final ObjectMapper json;
    private final Validator validator;

    PickupHandOver(CounterDesk desk, KeyedAnswers answers, ObjectMapper json, Validator validator) {
        this.desk = desk;
        this.answers = answers;
        this.json = json;
        this.validator = validator;
    }

    @Override
    public String name() {
        return "PickupHandOver";
    }

    @Override
    public Result run(TillRequest request, Caller till) {
        return answers.of(desk.handOver(pickup(request), request.neededKey(), handing(request), till));
    }

    private static UUID pickup(TillRequest request) {
        try {
            return UUID.fromString(request.text("pickup"));
        } catch (IllegalArgumentException e) {
            throw TillRejected.field("pickup");
        }
    }

    private CounterDesk.Handing handing(TillRequest request) {
        try {
            var handing =
                    json.treeToValue(request.fields().deepCopy().without(OF_THE_REQUEST), CounterDesk.Handing.class);
            validator.validate(handing).stream().findFirst().ifPresent(wrong -> {
                throw TillRejected.field(wrong.getPropertyPath().toString());
            });
            return handing;
        } catch (JacksonException e) {
            throw TillRejected.unreadable(e.getOriginalMessage());
        }
    }
}
