package io.tillbridge.shared.web;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Sentences for people, in the language they asked for. */
@Component
public class Texts {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MessageSource bundles;
    private final Clock clock;

    Texts(MessageSource bundles, Clock clock) {
        this.bundles = bundles;
        this.clock = clock;
    }

    /** What happened. */
    public String sentence(String code, List<Object> facts) {
        return text(code, facts, code);
    }

    /** What to do now; empty where the sentence says it all. */
    public String next(String code, List<Object> facts) {
        return text(code + ".next", facts, "");
    }

    private String text(String key, List<Object> facts, String otherwise) {
        Object[] shown = facts.stream().map(this::shown).toArray();
        String text = bundles.getMessage(key, shown, otherwise, locale());
        return text == null ? otherwise : text;
    }

    private Object shown(Object fact) {
        if (fact instanceof ZonedDateTime time) {
            boolean today = time.toLocalDate()
                    .equals(clock.instant().atZone(time.getZone()).toLocalDate());
            return time.format(today ? TODAY : ANOTHER_DAY);
        }
        if (fact instanceof Localized name) {
            return name.in(locale());
        }
        return fact.toString();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    /** A fact that has a name in each language. */
    public interface Localized {
        String in(Locale locale);
    }
}
