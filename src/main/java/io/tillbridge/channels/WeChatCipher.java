package io.tillbridge.channels;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves and hides WeChat's pushes to one account: SHA-1 over sorted words, and AES-256-CBC padded to 32 bytes,
 * which the JDK's own padding does not know.
 */
final class WeChatCipher {

    private static final int AES_BLOCK = 16;
    private static final int LARGEST_PAD = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;

    private final String token;
    private final byte[] key;
    private final byte[] appId;

    WeChatCipher(String token, String encodingAesKey, String appId) {
        this.token = token;
        // The last of the 43 characters may carry bits that no byte uses; the JDK's decoder drops them.
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.appId = appId.getBytes(UTF_8);
        if (key.length != 32) {
            throw new IllegalArgumentException("an EncodingAESKey has 43 characters");
        }
    }

    /** Whether the signature is the one WeChat makes of these words and our token. */
    boolean signed(String signature, String... words) {
        String joined =
                Stream.concat(Stream.of(token), Arrays.stream(words)).sorted().collect(Collectors.joining());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(joined.getBytes(UTF_8));
            byte[] expected = HexFormat.of().formatHex(digest).getBytes(US_ASCII);
            return MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The message inside. Everything is checked before anything is refused, so that no answer tells which check failed. */
    byte[] open(String encrypted) {
        byte[] plain = decrypt(bytes(encrypted));
        int pad = plain[plain.length - 1];
        boolean padded = pad >= 1 && pad <= LARGEST_PAD && pad <= plain.length;
        int end = plain.length - (padded ? pad : 0);
        for (int i = end; i < plain.length; i++) {
            padded &= plain[i] == pad;
        }
        long length = ByteBuffer.wrap(plain).getInt(RANDOM);
        boolean within = length >= 0 && HEAD + length <= end;
        int messageEnd = within ? (int) (HEAD + length) : Math.min(HEAD, end);
        boolean ours = MessageDigest.isEqual(appId, Arrays.copyOfRange(plain, messageEnd, end));
        if (!(padded && within && ours)) {
            throw new PushRefused("the decrypted message is not addressed to us");
        }
        return Arrays.copyOfRange(plain, HEAD, messageEnd);
    }

    private byte[] decrypt(byte[] encrypted) {
        if (encrypted.length < HEAD || encrypted.length % AES_BLOCK != 0) {
            throw new PushRefused("the encrypted part is no whole number of blocks");
        }
        try {
            var aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, AES_BLOCK)));
            return aes.doFinal(encrypted);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new PushRefused("the encrypted part is not Base64");
        }
    }
}
