package io.tillbridge.tills;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.integration.TillLogin;
import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.InboundMessage;
import io.tillbridge.shared.web.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Answers what tills ask. A no is an answer as well; only what may succeed later is thrown. */
@Component
class TillDesk {

    private final Map<String, TillCommand> commands;
    private final ObjectMapper json;
    private final Texts texts;
    private final Locale house;

    TillDesk(
            List<TillCommand> commands,
            ObjectMapper json,
            Texts texts,
            @Value("${tillbridge.default-language}") Locale house) {
        this.commands =
                new TreeMap<>(commands.stream().collect(Collectors.toMap(TillCommand::name, Function.identity())));
        this.json = json;
        this.texts = texts;
        this.house = house;
    }

    TillAnswer answer(InboundMessage message, TillLogin till) {
        Asked asked = new Asked();
        return inLanguageOf(till, () -> {
            try {
                TillRequest request = asked.read(message, till, json);
                return TillAnswer.done(request, command(request).run(request, caller(till)));
            } catch (BusinessRuleViolation no) {
                return refusal(asked.request, no);
            }
        });
    }

    /** An answer without having tried. */
    TillAnswer refuse(InboundMessage message, TillLogin till, TillRejected no) {
        Asked asked = new Asked();
        return inLanguageOf(till, () -> {
            try {
                asked.read(message, till, json);
                return refusal(asked.request, no);
            } catch (TillRejected unreadable) {
                return refusal(null, no);
            }
        });
    }

    /** What was asked, as far as it could be read. */
    private static final class Asked {

        private @Nullable TillRequest request;

        TillRequest read(InboundMessage message, TillLogin till, ObjectMapper json) {
            TillRequest read = TillRequest.read(message, till, json);
            request = read;
            return read;
        }
    }

    private TillCommand command(TillRequest request) {
        TillCommand command = commands.get(request.command());
        if (command == null) {
            throw TillRejected.unknownCommand(request.command(), String.join(", ", commands.keySet()));
        }
        return command;
    }

    /** The till stands in its store, whatever its message says. */
    private static Caller caller(TillLogin till) {
        return new Caller("till:" + till.user(), till.till(), Caller.Role.CLERK, till.store(), till.till());
    }

    private TillAnswer refusal(@Nullable TillRequest request, BusinessRuleViolation no) {
        boolean again =
                no.kind() == BusinessRuleViolation.Kind.TOO_MANY || no.code().equals("TILL_FAILED");
        return new TillAnswer(
                request == null ? "" : request.command(),
                request == null ? null : request.key(),
                again ? TillAnswer.Outcome.AGAIN : TillAnswer.Outcome.REFUSED,
                null,
                null,
                no.code(),
                no.tone(),
                texts.sentence(no.code(), no.facts()),
                texts.next(no.code(), no.facts()));
    }

    private TillAnswer inLanguageOf(TillLogin till, Supplier<TillAnswer> work) {
        LocaleContextHolder.setLocale(till.language() == null ? house : till.language());
        try {
            return work.get();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
