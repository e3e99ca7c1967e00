package io.tillbridge.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compared with the expressions of Spring Security 6.5's own firewall, for every character there is. */
class HeaderTextTests {

    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");
    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void everyCharacterIsJudgedAsTheFirewallItselfWould() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = "a" + Character.toString(point) + "b";
            assertThat(HeaderText.isName(text))
                    .as("name with %x", point)
                    .isEqualTo(NAME.matcher(text).matches());
            assertThat(HeaderText.isValue(text))
                    .as("value with %x", point)
                    .isEqualTo(VALUE.matcher(text).matches());
        }
    }

    @Test
    void aLineBreakEndsNoHeader() {
        assertThat(HeaderText.isValue("x\r\nSet-Cookie: y")).isFalse();
        assertThat(HeaderText.isValue("a\tb 喆")).isTrue();
        assertThat(HeaderText.isName("a\tb")).isFalse();
        assertThat(HeaderText.isName("")).isTrue();
    }
}
