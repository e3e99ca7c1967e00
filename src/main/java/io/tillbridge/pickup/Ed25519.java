package io.tillbridge.pickup;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Ed25519 (RFC 8032), with public keys as 32 raw bytes in Base64 that other programs read, too. Every order gets a signed
 * token, and signing by the JDK took nearly half of the processor in a burst; Bouncy Castle's is many times quicker.
 */
final class Ed25519 {

    private static final String NAME = "Ed25519";
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    static String raw(PublicKey key) {
        byte[] x509 = key.getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, X509_HEAD.length, x509.length));
    }

    static PublicKey publicKey(String raw) {
        byte[] bytes = Base64.getDecoder().decode(raw);
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + bytes.length);
        System.arraycopy(bytes, 0, x509, X509_HEAD.length, bytes.length);
        try {
            return KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored public key is damaged", e);
        }
    }

    static Ed25519PrivateKeyParameters privateKey(byte[] pkcs8) {
        try {
            var key = (EdECPrivateKey) KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new Ed25519PrivateKeyParameters(key.getBytes().orElseThrow());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored private key is damaged", e);
        }
    }

    static byte[] sign(Ed25519PrivateKeyParameters key, byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return signer.generateSignature();
    }

    static boolean verifies(PublicKey key, byte[] bytes, byte[] sign) {
        byte[] x509 = key.getEncoded();
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(x509, X509_HEAD.length));
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(sign);
    }
}
