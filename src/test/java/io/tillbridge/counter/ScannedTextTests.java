package io.tillbridge.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.shared.BusinessRuleViolation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "P1234567890",
                "p1234567890",
                " 1234 567 890 ",
                "1234-567-890",
                "1234\u00b7567\u00b7890",
                "\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10",
                "\uff301234567890",
                "1234\u3000567\u3000890",
                "1234\u00a0567\u00a0890",
                "\u200b1234567890\ufeff",
                "P1234567890\r\n",
                "\t1234567890\u0000"
            })
    void allWaysToWriteACodeMeanTheSame(String raw) {
        assertThat(ScannedText.of(raw).pickupDigits()).isEqualTo("1234567890");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/1234567890, CODE_FOREIGN_QR",
        "HTTP://example.com, CODE_FOREIGN_QR",
        "www.example.com, CODE_FOREIGN_QR",
        "weixin://wxpay/abc, CODE_FOREIGN_QR",
        "M12345678, CODE_WRONG_KIND",
        "C2026ABCDE, CODE_WRONG_KIND",
        "K12345, CODE_WRONG_KIND",
        "6901230000027, CODE_WRONG_KIND",
        "12345678, CODE_WRONG_KIND",
        "036000291452, CODE_WRONG_KIND",
        "hello, CODE_UNKNOWN",
        "P, CODE_UNKNOWN",
        "PP1234567890, CODE_UNKNOWN",
        "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660, CODE_UNKNOWN"
    })
    void whatIsSomethingElseIsCalledSo(String raw, String code) {
        assertRefused(raw, code);
    }

    @Test
    void aTextThatNoScannerWouldSendIsNotEvenLookedAt() {
        assertRefused("1".repeat(513), "CODE_FOREIGN_QR");
        assertRefused(" ", "CODE_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " %s\r\n", "\u200b%s"})
    void aTokenIsToldFromACode(String form) {
        String token = "P" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".repeat(5).substring(0, 151);

        assertThat(ScannedText.of(form.formatted(token)).token()).contains(token);
        assertThat(ScannedText.of(form.formatted(token).toLowerCase(Locale.ROOT))
                        .pickupProof())
                .isEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890", "P1234567890"})
    void aCodeIsNoToken(String raw) {
        assertThat(ScannedText.of(raw).token()).isEmpty();
        assertThat(ScannedText.of(raw).pickupProof()).isEqualTo("1234567890");
    }

    @Test
    void whatIsTooShortOrTooLongOrHasOtherLettersIsNoToken() {
        for (String raw :
                List.of("PA" + "B".repeat(98), "P" + "A".repeat(201), "P" + "U".repeat(151), "P" + "1".repeat(151))) {
            assertThat(ScannedText.of(raw).token()).isEmpty();
        }
    }

    @Test
    void theLabelOfABagIsToldFromACodeAndIsNone() {
        assertThat(ScannedText.of(" b0123456789abc\r\n").bagLabel()).contains("B0123456789ABC");
        assertThat(ScannedText.of("1234567890").bagLabel()).isEmpty();
        assertThat(ScannedText.of("B0123456789AB").bagLabel()).isEmpty();
        assertRefused("B0123456789ABC", "CODE_WRONG_KIND");
    }

    @Test
    void neverShowsWhatWasScanned() {
        assertThat(ScannedText.of("1234567890").toString()).doesNotContain("1234");
    }

    private static void assertRefused(String raw, String code) {
        assertThatExceptionOfType(BusinessRuleViolation.class)
                .isThrownBy(() -> ScannedText.of(raw).pickupDigits())
                .extracting(BusinessRuleViolation::code)
                .isEqualTo(code);
    }
}
