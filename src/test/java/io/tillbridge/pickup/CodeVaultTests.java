package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tillbridge.shared.MasterKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CodeVaultTests {

    private static final PickupCode CODE = new PickupCode("1234567897");

    private final CodeVault vault = new CodeVault(master("one"));

    @Test
    void findsACodeByAHashThatStaysTheSame() {
        assertThat(vault.hash(CODE.digits()))
                .isEqualTo(new CodeVault(master("one")).hash(CODE.digits()))
                .isNotEqualTo(vault.hash("1234567898"));
    }

    @Test
    void theHashTellsNothingWithoutTheKey() {
        assertThat(vault.hash(CODE.digits()))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(new CodeVault(master("two")).hash(CODE.digits()));
    }

    @Test
    void theCopyNeverLooksTheSameTwice() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> vault.seal(CODE))).doesNotHaveDuplicates();
    }

    @Test
    void theCopyCanBeReadAgain() {
        assertThat(vault.open(vault.seal(CODE))).isEqualTo(CODE);
    }

    @Test
    void aCopyOfAnotherKeyOrAChangedOneIsRefused() {
        String sealed = vault.seal(CODE);
        byte[] changed = Base64.getDecoder().decode(sealed);
        changed[changed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> new CodeVault(master("two")).open(sealed));
        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open(Base64.getEncoder().encodeToString(changed)))
                .withMessageNotContaining("1234");
    }

    @Test
    void nothingThatCarriesACodeShowsIt() {
        var notice = new ShopperNotice(
                new java.util.UUID(0, 2),
                new java.util.UUID(0, 1),
                "PICKUP_CODE",
                "GENERIC",
                "LR-1",
                "S001",
                "code 1234567897",
                "x",
                "y");

        assertThat(CODE.toString() + notice + new IdentityCheck(IdentityCheck.Method.PHONE_LAST4, "6612", null))
                .doesNotContain("123456789", "6612");
    }

    private static MasterKey master(String seed) {
        byte[] key =
                (seed + "-32-bytes-of-a-key-for-tests-only").substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        MasterKey master = mock();
        when(master.derive(anyString(), anyString()))
                .thenAnswer(call -> new SecretKeySpec(key, call.getArgument(1, String.class)));
        return master;
    }
}
