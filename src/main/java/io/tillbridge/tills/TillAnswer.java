package io.tillbridge.tills;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillbridge.shared.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What a till is told.
 *
 * @param key the request's
 * @param repeated whether this is the answer of a request with the same key that was done before
 * @param code stable, where the answer is no
 * @param message the sentence for the cashier, in the till's language
 * @param next what to do now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TillAnswer(
        String command,
        @Nullable String key,
        Outcome outcome,
        @Nullable Boolean repeated,
        @Nullable Object result,
        @Nullable String code,
        @Nullable Tone tone,
        @Nullable String message,
        @Nullable String next) {

    enum Outcome {
        DONE,
        /** The rules forbid it; trying again as it stands is of no use. */
        REFUSED,
        /** Too much at once, or a failure of ours: the same request with the same key may be sent again. */
        AGAIN
    }

    static TillAnswer done(TillRequest request, TillCommand.Result result) {
        return new TillAnswer(
                request.command(),
                request.key(),
                Outcome.DONE,
                result.repeated() ? true : null,
                result.value(),
                null,
                null,
                null,
                null);
    }
}
