package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CounterTextsTests {

    private static final Pattern FACT = Pattern.compile("\\{\\d}");

    private final CounterTexts texts = new CounterTexts();

    @Test
    void saysEverythingInBothLanguages() {
        var english = new TreeSet<>(texts.in("en").keySet());
        english.removeIf(key -> key.endsWith(".one"));

        assertThat(english).isEqualTo(texts.in("zh").keySet());
        assertThat(texts.in("zh").values()).allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(texts.in("en").values()).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void usesTheSameFactsInBothLanguages() {
        texts.in("zh")
                .forEach((key, text) -> assertThat(factsOf(texts.in("en").getOrDefault(key, "")))
                        .as(key)
                        .isEqualTo(factsOf(text)));
    }

    @Test
    void everyBandThatIsNotGoodNewsSaysWhatToDoNow() {
        for (var band : new String[] {"unanswered", "unknown", "otherIdentity"}) {
            assertThat(texts.in("zh")).containsKey("band." + band + ".next");
        }
        assertThat(texts.in("zh")).containsKeys("next.look", "next.stop", "band.ended.link");
    }

    private static TreeSet<String> factsOf(String text) {
        var facts = new TreeSet<String>();
        FACT.matcher(text).results().forEach(fact -> facts.add(fact.group()));
        return facts;
    }
}
