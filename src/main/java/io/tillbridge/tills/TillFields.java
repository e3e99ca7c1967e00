package io.tillbridge.tills;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what a request says beside its command and its key. */
@Component
class TillFields {

    private static final List<String> OF_EVERY_REQUEST = List.of("command", "key");

    private final ObjectMapper json;
    private final Validator validator;

    TillFields(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The fields as a record whose rules hold.
     *
     * @throws TillRejected that names the first field which is missing or none
     */
    <T> T read(TillRequest request, Class<T> type) {
        return read(rest(request), type);
    }

    <T> T read(ObjectNode fields, Class<T> type) {
        try {
            T value = json.treeToValue(fields, type);
            validator.validate(value).stream().findFirst().ifPresent(wrong -> {
                throw TillRejected.field(wrong.getPropertyPath().toString());
            });
            return value;
        } catch (JacksonException e) {
            throw TillRejected.unreadable(e.getOriginalMessage());
        }
    }

    static ObjectNode rest(TillRequest request) {
        return request.fields().deepCopy().remove(OF_EVERY_REQUEST);
    }
}
