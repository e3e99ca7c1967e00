package io.tillbridge.pickup;

import static io.tillbridge.pickup.TokenHouse.HERE;
import static io.tillbridge.pickup.TokenHouse.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillbridge.shared.Audited;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SigningKeysTests {

    private final TokenHouse house = new TokenHouse();
    private final SigningKeys keys = house.keys;

    @Test
    void allNodesOfADatabaseShareTheFirstKey() {
        IntStream.range(0, 8).parallel().forEach(i -> house.anotherNode("one"));

        assertThat(keys.verifying()).hasSize(1);
        assertThat(house.anotherNode("one").signer(NOON).kid()).isEqualTo(1);
    }

    @Test
    void aRetiredKeyStillVerifiesWhatItSigned() {
        String before = house.token(HERE);

        keys.rotate("it-7", "every year");

        String after = house.token(HERE);
        assertThat(PickupToken.read(before).token().kid()).isEqualTo(1);
        assertThat(PickupToken.read(after).token().kid()).isEqualTo(2);
        assertThat(List.of(before, after))
                .allSatisfy(token ->
                        assertThat(house.proofs.verify(token, HERE, NOON)).isNotNull());
        assertThat(house.published)
                .containsExactly(new Audited("it-7", "PICKUP_KEY_ROTATED", "pickup key 2", "every year"));
    }

    @Test
    void anotherNodeVerifiesAtOnceAndSignsWithTheNewKeyWithinAMinute() {
        SigningKeys node = house.anotherNode("one");
        assertThat(node.signer(NOON).kid()).isEqualTo(1);

        keys.rotate("it-7", "leak");

        assertThat(house.proofs(node).verify(house.token(HERE), HERE, NOON)).isNotNull();
        house.clock.turn(Duration.ofMinutes(1));
        assertThat(node.signer(NOON).kid()).isEqualTo(2);
    }

    @Test
    void aRetiredKeyVerifiesUntilItsLastTokenIsOverAndNoLonger() {
        String token = house.token(HERE);
        keys.rotate("it-7", "every year");

        house.clock.turn(Duration.ofDays(3));
        assertThat(house.proofs.verify(token, HERE, NOON)).isNotNull();
        assertThat(keys.verifying()).extracting(SigningKeys.Published::kid).containsExactly(1, 2);
        house.clock.turn(Duration.ofDays(1));

        assertRefused("TOKEN_EXPIRED", token, house.proofs);
        assertThat(keys.verifying()).extracting(SigningKeys.Published::kid).containsExactly(2);
    }

    @Test
    void aRevokedKeyVerifiesNothingAndAnotherOneSigns() {
        String before = house.token(HERE);
        SigningKeys node = house.anotherNode("one");
        assertThat(house.proofs(node).verify(before, HERE, NOON)).isNotNull();

        assertThat(keys.revoke(1, "it-7", "laptop stolen")).isEqualTo(2);

        assertRefused("TOKEN_REVOKED_KEY", before, house.proofs);
        assertThat(house.proofs.verify(house.token(HERE), HERE, NOON)).isNotNull();
        assertThat(keys.verifying()).extracting(SigningKeys.Published::kid).containsExactly(2);
        assertThat(house.published)
                .containsExactly(new Audited("it-7", "PICKUP_KEY_REVOKED", "pickup key 1", "laptop stolen"));
        house.clock.turn(Duration.ofMinutes(1));
        assertRefused("TOKEN_REVOKED_KEY", before, house.proofs(node));
    }

    @Test
    void aRetiredKeyIsRevokedWithoutAnotherOne() {
        house.token(HERE);
        keys.rotate("it-7", "every year");

        assertThat(keys.revoke(1, "it-7", "leak")).isEqualTo(2);

        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> keys.revoke(9, "it-7", "leak"))
                .satisfies(no -> assertThat(no.code()).isEqualTo("TOKEN_KEY_UNKNOWN"));
    }

    private static void assertRefused(String code, String token, OfflineProofs proofs) {
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> proofs.verify(token, HERE, NOON))
                .satisfies(no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void twoWhoRotateAtOnceGetOneKeyEach() {
        assertThat(IntStream.range(0, 6)
                        .parallel()
                        .map(i -> house.anotherNode("one").rotate("it-" + i, "x"))
                        .sorted()
                        .boxed())
                .containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(keys.verifying().stream().filter(key -> key.retiredAt() == null))
                .hasSize(1);
    }

    @Test
    void thereAreTwoHundredAndFiftyFiveNumbers() {
        for (int kid = 2; kid <= 255; kid++) {
            assertThat(keys.rotate("it-7", "x")).isEqualTo(kid);
        }

        assertThat(house.proofs.verify(house.token(HERE), HERE, NOON)).isNotNull();
        assertThatExceptionOfType(TokenRejected.class)
                .isThrownBy(() -> keys.rotate("it-7", "x"))
                .satisfies(no -> assertThat(no.code()).isEqualTo("TOKEN_KEYS_USED_UP"));
    }

    @Test
    void aPrivateKeyOpensOnlyWithItsMasterKeyAndInItsOwnRow() {
        assertThatIllegalStateException()
                .isThrownBy(() -> house.anotherNode("two").signer(NOON));
        keys.rotate("it-7", "x");
        house.jdbc
                .sql("update pickup_signing_key set private_key ="
                        + " (select private_key from pickup_signing_key where kid = 1) where kid = 2")
                .update();

        assertThatIllegalStateException().isThrownBy(() -> keys.signer(NOON));
    }

    @Test
    void tellsCountersThirtyTwoBytesAndNothingSecret() {
        SigningKeys.Published key = keys.verifying().get(0);

        assertThat(Base64.getDecoder().decode(key.publicKey())).hasSize(32);
        assertThat(house.jdbc
                        .sql("select private_key from pickup_signing_key")
                        .query(String.class)
                        .single())
                .isNotEqualTo(key.publicKey());
        assertThat(Ed25519.publicKey(key.publicKey())).isEqualTo(keys.verifier(1));
    }
}
