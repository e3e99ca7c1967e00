package io.tillbridge;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What the sentences for people keep to, in both languages. */
enum MessageRule {
    BOTH_LANGUAGES_HAVE_THE_KEY {
        @Override
        void look(Bundles in, List<String> broken) {
            Set<String> english = in.english.stringPropertyNames();
            Set<String> chinese = in.chinese.stringPropertyNames();
            // Chinese has no singular: there the plural key serves for one piece, too.
            english.stream()
                    .filter(key -> !chinese.contains(key.replaceFirst("\\.one$", "")))
                    .forEach(key -> broken.add(key + ": not in Chinese"));
            chinese.stream().filter(key -> !english.contains(key)).forEach(key -> broken.add(key + ": not in English"));
        }
    },

    EVERY_REJECTION_HAS_A_SENTENCE {
        @Override
        void look(Bundles in, List<String> broken) {
            for (String code : in.codes) {
                if (in.english.getProperty(code) == null || in.chinese.getProperty(code) == null) {
                    broken.add(code + ": a rejection without a sentence");
                }
            }
        }
    },

    THE_PLACEHOLDERS_ARE_THE_SAME {
        @Override
        void look(Bundles in, List<String> broken) {
            for (String key : in.english.stringPropertyNames()) {
                String chinese = in.chinese.getProperty(key);
                if (chinese != null
                        && !placeholders(in.english.getProperty(key)).equals(placeholders(chinese))) {
                    broken.add(key + ": the languages use different placeholders");
                }
            }
        }
    },

    MESSAGE_FORMAT_READS_IT_AS_WRITTEN {
        @Override
        void look(Bundles in, List<String> broken) {
            in.eachText((key, text) -> {
                try {
                    int last = placeholders(text).stream()
                            .mapToInt(Integer::parseInt)
                            .max()
                            .orElse(-1);
                    Object[] facts = new Object[last + 1];
                    Arrays.fill(facts, "\u2713");
                    String sentence = new MessageFormat(text).format(facts);
                    if (sentence.contains("{") || last >= 0 && !sentence.contains("\u2713")) {
                        broken.add(key + ": a lone apostrophe hides a placeholder: " + text);
                    }
                } catch (IllegalArgumentException e) {
                    broken.add(key + ": " + e.getMessage() + ": " + text);
                }
            });
        }
    },

    IT_SAYS_SOMETHING {
        @Override
        void look(Bundles in, List<String> broken) {
            in.eachText((key, text) -> {
                if (in.codes.contains(key) && text.strip().length() < 8 || text.isBlank()) {
                    broken.add(key + ": too short to say what to do: " + text);
                }
            });
        }
    };

    /** The two bundles, and the codes of all rejections. */
    record Bundles(Properties english, Properties chinese, Set<String> codes) {

        void eachText(BiConsumer<String, String> visitor) {
            for (Properties bundle : List.of(english, chinese)) {
                bundle.forEach((key, text) -> visitor.accept((String) key, (String) text));
            }
        }
    }

    abstract void look(Bundles in, List<String> broken);

    List<String> violations(Bundles bundles) {
        List<String> broken = new ArrayList<>();
        look(bundles, broken);
        return broken;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        var placeholder = Pattern.compile("\\{(\\d+)").matcher(text);
        while (placeholder.find()) {
            found.add(placeholder.group(1));
        }
        return found;
    }
}
