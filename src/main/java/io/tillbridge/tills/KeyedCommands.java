package io.tillbridge.tills;

import io.tillbridge.shared.Caller;
import io.tillbridge.shared.web.IdempotentCalls;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes commands that change something: each is done once for its key, and answered the same for ever after. */
@Component
class KeyedCommands {

    private final TillFields fields;
    private final IdempotentCalls calls;
    private final KeyedAnswers answers;

    KeyedCommands(TillFields fields, IdempotentCalls calls, KeyedAnswers answers) {
        this.fields = fields;
        this.calls = calls;
        this.answers = answers;
    }

    /** What a command does with its fields, in one transaction with its answer. */
    interface Effect<T> {
        Object of(T fields, String key, Caller till);
    }

    <T> TillCommand of(String name, Class<T> type, Effect<T> effect) {
        return new TillCommand() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run(TillRequest request, Caller till) {
                T said = fields.read(request, type);
                String key = request.neededKey();
                return answers.of(calls.once(
                        till,
                        key,
                        HttpStatus.OK,
                        List.of(name, TillFields.rest(request)),
                        () -> effect.of(said, key, till)));
            }
        };
    }

    /** A command that changes nothing and needs no key. */
    interface Look<T> {
        Object of(T fields, Caller till);
    }

    <T> TillCommand looking(String name, Class<T> type, Look<T> look) {
        return new TillCommand() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result run(TillRequest request, Caller till) {
                return Result.of(look.of(fields.read(request, type), till));
            }
        };
    }
}
