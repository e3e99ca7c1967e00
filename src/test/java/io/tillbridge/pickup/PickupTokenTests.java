package io.tillbridge.pickup;

import static io.tillbridge.pickup.TokenHouse.HERE;
import static io.tillbridge.pickup.TokenHouse.NOON;
import static io.tillbridge.pickup.TokenHouse.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickupTokenTests {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabc $%*+-./:";

    /** Of each kind; each takes half a millisecond. All of them: {@code -Dtoken.changes=50000}. */
    private static final int CHANGES = Integer.getInteger("token.changes", 5_000);

    private final TokenHouse house = new TokenHouse();
    private final OfflineProofs proofs = house.proofs;
    private final Random random = new Random(7);

    @Test
    void aTokenOpensItsPickupAtItsStore() {
        PickupPaper paper = house.paper(HERE);

        assertThat(proofs.verify(proofs.of(paper, PickupCode.random()), HERE, NOON))
                .isEqualTo(paper.id());
    }

    @Test
    void theLayoutIsWhatOtherProgramsRead() {
        var token = new PickupToken(7, PickupToken.mark(HERE), new UUID(1, 2), 0xFFFF_FFFFL, "0a0b0c0d");

        assertThat(HexFormat.of().formatHex(token.signedBytes()))
                .isEqualTo("1107" + "c5e0e70c" + "00000000000000010000000000000002" + "ffffffff" + "0a0b0c0d");
        assertThat(PickupToken.read(token.text(new byte[64])).token()).isEqualTo(token);
    }

    @Test
    void aScannerReadsItAsAnAlphanumericQrOfVersionSix() throws Exception {
        for (int i = 0; i < 50; i++) {
            String text = house.token(HERE);
            QRCode qr = Encoder.encode(text, ErrorCorrectionLevel.M);

            assertThat(text).hasSize(152).matches("P[0-9A-Z]+");
            assertThat(PickupToken.looksLikeOne(text)).isTrue();
            assertThat(qr.getMode()).isEqualTo(Mode.ALPHANUMERIC);
            assertThat(qr.getVersion().getVersionNumber()).isEqualTo(6);
            assertThat(qr.getMatrix().getWidth()).isEqualTo(41);
        }
    }

    @Test
    void oneChangedCharacterIsNeverBelieved() {
        List<String> tokens = tokens();
        for (int i = 0; i < CHANGES; i++) {
            var text = new StringBuilder(tokens.get(i % tokens.size()));
            int at = random.nextInt(text.length());
            String others = ALPHABET.replace(text.substring(at, at + 1), "");
            text.setCharAt(at, others.charAt(random.nextInt(others.length())));
            assertRefused(text.toString(), HERE, NOON);
        }
    }

    @Test
    void oneChangedBitIsNeverBelieved() {
        List<byte[]> tokens = tokens().stream()
                .map(text -> Base32.decode(text.substring(1)).orElseThrow())
                .toList();
        for (int i = 0; i < CHANGES; i++) {
            byte[] bytes = tokens.get(i % tokens.size()).clone();
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused("P" + Base32.encode(bytes), HERE, NOON);
        }
    }

    @Test
    void tenThousandForgedTokensOpenNothing() {
        var pair = Ed25519.fresh();
        var key = Ed25519.privateKey(pair.getPrivate().getEncoded());
        for (int i = 0; i < 10_000; i++) {
            PickupToken wanted = PickupToken.of(SigningKeys.FIRST, house.paper(HERE), "0a0b0c0d");
            byte[] signature = new byte[PickupToken.SIGNATURE_BYTES];
            random.nextBytes(signature);
            boolean guessed = i % 2 == 0;
            String text = wanted.text(guessed ? signature : Ed25519.sign(key, wanted.signedBytes()));
            assertThat(assertRefused(text, HERE, NOON)).isEqualTo("TOKEN_FORGED");
        }
    }

    @Test
    void aTokenOfAnotherStoreIsRefused() {
        assertThat(assertRefused(house.token(HERE), THERE, NOON)).isEqualTo("TOKEN_OTHER_STORE");
        assertThat(IntStream.range(0, 5_000).mapToObj(i -> PickupToken.mark(new StoreId("S" + i))))
                .doesNotHaveDuplicates();
    }

    @Test
    void isOverFromItsMinuteOn() {
        String token = house.token(HERE);
        Instant expiry = NOON.plus(Duration.ofDays(3));

        assertThat(proofs.verify(token, HERE, expiry.minusMillis(1))).isNotNull();
        assertThat(assertRefused(token, HERE, expiry)).isEqualTo("TOKEN_EXPIRED");
        assertThat(assertRefused(token, HERE, expiry.plusSeconds(1))).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void aKeyThatNobodyMadeIsUnknown() {
        var wanted = new PickupToken(9, PickupToken.mark(HERE), new UUID(1, 2), 1, "0a0b0c0d");

        assertThat(assertRefused(wanted.text(new byte[64]), HERE, NOON)).isEqualTo("TOKEN_UNKNOWN_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "1234567897", "P1234567897", "hello", "P\u0661", "\u00df"})
    void whatIsNoTokenIsCalledSo(String text) {
        assertThat(PickupToken.looksLikeOne(text)).isFalse();
        assertThat(assertRefused(text, HERE, NOON)).isEqualTo("TOKEN_UNREADABLE");
    }

    @Test
    void aTokenCutShortOrDrawnOutIsNoToken() {
        String token = house.token(HERE);

        for (String text :
                List.of(token.substring(0, 151), token + "0", token.substring(1), token.toLowerCase(Locale.ROOT))) {
            assertThat(assertRefused(text, HERE, NOON)).isEqualTo("TOKEN_UNREADABLE");
        }
    }

    @Test
    void neverShowsItself() {
        String token = house.token(HERE);

        assertThat(PickupToken.read(token).token().toString()).doesNotContain(token.substring(20, 30));
    }

    private List<String> tokens() {
        return IntStream.range(0, 100).mapToObj(i -> house.token(HERE)).toList();
    }

    private String assertRefused(String text, StoreId store, Instant now) {
        try {
            proofs.verify(text, store, now);
        } catch (TokenRejected no) {
            return no.code();
        }
        throw new AssertionError("believed " + text);
    }
}
