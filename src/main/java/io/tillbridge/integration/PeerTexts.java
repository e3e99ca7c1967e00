package io.tillbridge.integration;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences in a language that is named, for those who cannot ask in theirs: peers, and people at a command line. */
@Component
class PeerTexts {

    private final MessageSource bundles;

    PeerTexts(MessageSource bundles) {
        this.bundles = bundles;
    }

    String sentence(String code, List<Object> facts, Locale language) {
        Object[] shown = facts.stream().map(Object::toString).toArray();
        String text = bundles.getMessage(code, shown, code, language);
        return text == null ? code : text;
    }
}
