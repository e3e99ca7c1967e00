package io.tillbridge.formats;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says in a person's language what is wrong with a file; works on the command line, too, where no context runs. */
public final class Sentences {

    private final ResourceBundle bundle;

    private Sentences(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In Chinese for those who read it, in English for all others. */
    public static Sentences in(Locale language) {
        Locale ours = language.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
        var exactly = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Sentences(ResourceBundle.getBundle("i18n.messages", ours, exactly));
    }

    /** What is wrong. */
    public String of(Reject reject) {
        return text(reject.code().name(), reject.facts());
    }

    /** What to do now. */
    public String next(Reject reject) {
        return text(reject.code().name() + ".next", List.of());
    }

    /** Where it is. */
    public String place(Reject reject) {
        return text(
                "FORMATS_REPORT_PLACE",
                List.of(
                        Long.toString(reject.line()),
                        Long.toString(reject.offset()),
                        reject.field() == null
                                ? Integer.toString(reject.column())
                                : reject.column() + " (" + reject.field() + ")"));
    }

    String text(String key, List<Object> facts) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(facts.toArray());
    }
}
