package io.tillbridge.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts and signs as WeChat does. Written apart from the receiving side, so that one checks the other. */
final class WeChatSeal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BLOCK = 32;

    private final String token;
    private final byte[] key;
    private final String appId;

    WeChatSeal(String token, String encodingAesKey, String appId) {
        this.token = token;
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.appId = appId;
    }

    String encrypt(String message) {
        byte[] text = message.getBytes(UTF_8);
        byte[] owner = appId.getBytes(UTF_8);
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        int used = random.length + Integer.BYTES + text.length + owner.length;
        int pad = BLOCK - used % BLOCK;
        var plain = ByteBuffer.allocate(used + pad)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(owner);
        Arrays.fill(plain.array(), used, used + pad, (byte) pad);
        try {
            var aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(aes.doFinal(plain.array()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String sign(String timestamp, String nonce, String encrypted) {
        String joined = Stream.of(token, timestamp, nonce, encrypted).sorted().collect(Collectors.joining());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(joined.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
