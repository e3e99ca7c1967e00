package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the QR on the shopper's phone says, so that a counter without a network can judge it. The layout is in
 * docs/decisions/0012-offline-proof.md; nothing in it is a personal datum.
 *
 * @param store the first four bytes of the SHA-256 of the store's code, in hex
 * @param expiresMinute minutes since 1970; the token is over from this minute on
 * @param codeMark the first four bytes of the code's keyed hash, in hex: a token goes when its code is replaced
 */
record PickupToken(int kid, String store, UUID pickup, long expiresMinute, String codeMark) {

    static final int SIGNATURE_BYTES = 64;

    /** Layout 1, signed with Ed25519. It is signed itself, and never decides how to verify: the key does. */
    private static final byte VERSION = 0x11;

    private static final int SIGNED_BYTES = 30;
    private static final char TYPE = 'P';
    private static final int MARK_BYTES = 4;
    private static final int SECONDS = 60;
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern LOOKS = Pattern.compile("P[0-9A-HJKMNP-TV-Z]{100,200}");

    static PickupToken of(int kid, PickupPaper paper, String codeHash) {
        return new PickupToken(
                kid,
                mark(paper.store()),
                paper.id(),
                Math.floorDiv(paper.expiresAt().getEpochSecond(), SECONDS),
                codeMark(codeHash));
    }

    /** What tokens hold of a code. */
    static String codeMark(String codeHash) {
        return codeHash.substring(0, 2 * MARK_BYTES);
    }

    /** Whether this is a token and not a code; says nothing about who made it. */
    static boolean looksLikeOne(String text) {
        return LOOKS.matcher(text).matches();
    }

    /** A store as tokens name it. */
    static String mark(StoreId store) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(store.code().getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    byte[] signedBytes() {
        return ByteBuffer.allocate(SIGNED_BYTES)
                .put(VERSION)
                .put((byte) kid)
                .put(HEX.parseHex(store))
                .putLong(pickup.getMostSignificantBits())
                .putLong(pickup.getLeastSignificantBits())
                .putInt((int) expiresMinute)
                .put(HEX.parseHex(codeMark))
                .array();
    }

    String text(byte[] signature) {
        byte[] all = Arrays.copyOf(signedBytes(), SIGNED_BYTES + SIGNATURE_BYTES);
        System.arraycopy(signature, 0, all, SIGNED_BYTES, SIGNATURE_BYTES);
        return TYPE + Base32.encode(all);
    }

    boolean isOver(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SECONDS) >= expiresMinute;
    }

    /** A token as it was read, and the signature that may or may not be its own. */
    record Read(PickupToken token, byte[] signature) {}

    /** @throws TokenRejected if it is no token of this layout */
    static Read read(String text) {
        byte[] all = text.isEmpty() || text.charAt(0) != TYPE
                ? new byte[0]
                : Base32.decode(text.substring(1)).orElse(new byte[0]);
        if (all.length != SIGNED_BYTES + SIGNATURE_BYTES || all[0] != VERSION) {
            throw TokenRejected.unreadable();
        }
        ByteBuffer bytes = ByteBuffer.wrap(all, 1, SIGNED_BYTES - 1);
        var token = new PickupToken(
                Byte.toUnsignedInt(bytes.get()),
                hex(bytes),
                new UUID(bytes.getLong(), bytes.getLong()),
                Integer.toUnsignedLong(bytes.getInt()),
                hex(bytes));
        return new Read(token, Arrays.copyOfRange(all, SIGNED_BYTES, all.length));
    }

    private static String hex(ByteBuffer bytes) {
        byte[] four = new byte[4];
        bytes.get(four);
        return HEX.formatHex(four);
    }

    /** Names the pickup only: who has all of it may collect. */
    @Override
    public String toString() {
        return "token of " + pickup;
    }
}
