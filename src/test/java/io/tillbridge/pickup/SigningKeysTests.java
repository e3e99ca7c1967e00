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

        assertThat(keys.all()).hasSize(1);
        assertThat(house.anotherNode("one").signer().kid()).isEqualTo(1);
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
        assertThat(node.signer().kid()).isEqualTo(1);

        keys.rotate("it-7", "leak");

        assertThat(house.proofs(node).verify(house.token(HERE), HERE, NOON)).isNotNull();
        house.clock.turn(Duration.ofMinutes(1));
        assertThat(node.signer().kid()).isEqualTo(2);
    }

    @Test
    void twoWhoRotateAtOnceGetOneKeyEach() {
        assertThat(IntStream.range(0, 6)
                        .parallel()
                        .map(i -> house.anotherNode("one").rotate("it-" + i, "x"))
                        .sorted()
                        .boxed())
                .containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(keys.all().stream().filter(key -> key.retiredAt() == null)).hasSize(1);
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
                .isThrownBy(() -> house.anotherNode("two").signer());
        keys.rotate("it-7", "x");
        house.jdbc
                .sql("update pickup_signing_key set private_key ="
                        + " (select private_key from pickup_signing_key where kid = 1) where kid = 2")
                .update();

        assertThatIllegalStateException().isThrownBy(keys::signer);
    }

    @Test
    void tellsCountersThirtyTwoBytesAndNothingSecret() {
        SigningKeys.Published key = keys.all().get(0);

        assertThat(Base64.getDecoder().decode(key.publicKey())).hasSize(32);
        assertThat(house.jdbc
                        .sql("select private_key from pickup_signing_key")
                        .query(String.class)
                        .single())
                .isNotEqualTo(key.publicKey());
        assertThat(Ed25519.publicKey(key.publicKey()))
                .isEqualTo(keys.publicKey(1).orElseThrow());
    }
}
