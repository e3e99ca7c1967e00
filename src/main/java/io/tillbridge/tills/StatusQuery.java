package io.tillbridge.tills;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code Status}: "did you do it?", for a till that never heard an answer. Does nothing. */
@Component
class StatusQuery implements TillCommand {

    private final IdempotentCalls calls;
    private final KeyedAnswers answers;

    StatusQuery(IdempotentCalls calls, KeyedAnswers answers) {
        this.calls = calls;
        this.answers = answers;
    }

    /**
     * Whether a request was carried out.
     *
     * @param of the key that was asked about
     * @param answer what the till was answered then, or would have been
     */
    record Status(String of, boolean done, @Nullable JsonNode answer) {}

    @Override
    public String name() {
        return "Status";
    }

    @Override
    public Result run(TillRequest request, Caller till) {
        String key = request.text("of");
        return Result.of(calls.before(till, key)
                .map(answer -> new Status(key, true, answers.body(answer)))
                .orElseGet(() -> new Status(key, false, null)));
    }
}
