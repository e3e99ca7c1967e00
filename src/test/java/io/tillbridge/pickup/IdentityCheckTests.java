package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillbridge.pickup.IdentityCheck.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdentityCheckTests {

    private static final String PHONE = "138****6612";

    @Test
    void asksForTheDigitsOfThePhoneNumber() {
        verify(Method.PHONE_LAST4, "6612", null);
        assertRefused("IDENTITY_MISMATCH", Method.PHONE_LAST4, "6613", null);
        assertRefused("IDENTITY_MISMATCH", Method.PHONE_LAST4, null, null);
        assertRefused("IDENTITY_MISMATCH", Method.PHONE_LAST4, "", null);
        assertRefused("IDENTITY_NEEDED", Method.ID_SEEN, "6612", null);
    }

    @Test
    void asksForAnIdentityCardWhereTheChannelTellsNoNumber() {
        for (String phone : new @Nullable String[] {null, "", "612", "138****"}) {
            var paper = SamplePickups.withPhone(phone).paper();

            assertThat(IdentityCheck.asked(paper, null, false)).containsExactly(Method.ID_SEEN);
        }
    }

    @Test
    void highValueTakesMoreThanFourDigits() {
        var asked = IdentityCheck.asked(SamplePickups.reserved().paper(), null, true);

        assertThat(asked).containsExactly(Method.ID_SEEN, Method.SIGNATURE, Method.PHOTO);
        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(() -> new IdentityCheck(Method.SIGNATURE, null, " ").verify(asked, PHONE));
        new IdentityCheck(Method.SIGNATURE, null, "signatures/2026/1.png").verify(asked, PHONE);
    }

    @Test
    void highValueTakesMoreThanFourDigitsWithoutACodeAsWell() {
        assertThat(IdentityCheck.withoutCode(true)).doesNotContain(Method.PHONE_LAST4, Method.PROXY_CODE);
        assertThat(IdentityCheck.withoutCode(false)).contains(Method.PHONE_LAST4);
    }

    @Test
    void whoWasSentByTheShopperNeedsACodeOfTheirOwnAndNoDigits() {
        var paper = SamplePickups.reserved().paper();

        assertThat(IdentityCheck.asked(paper, "Aunt Wang", false)).containsExactly(Method.PROXY_CODE);
        assertThat(IdentityCheck.asked(paper, null, false)).containsExactly(Method.PHONE_LAST4);
    }

    private static void verify(Method method, @Nullable String value, @Nullable String proof) {
        var asked = IdentityCheck.asked(SamplePickups.reserved().paper(), null, false);
        new IdentityCheck(method, value, proof).verify(asked, PHONE);
    }

    private static void assertRefused(String code, Method method, @Nullable String value, @Nullable String proof) {
        assertThatExceptionOfType(PickupRejected.class)
                .isThrownBy(() -> verify(method, value, proof))
                .extracting(PickupRejected::code)
                .isEqualTo(code);
    }
}
