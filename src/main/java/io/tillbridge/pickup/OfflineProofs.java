package io.tillbridge.pickup;

import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes and judges the tokens that shoppers show; a counter with the public keys judges them without asking here. */
@Component
public class OfflineProofs {

    private final SigningKeys keys;
    private final CodeVault vault;
    private final PickupCodes codes;

    OfflineProofs(SigningKeys keys, CodeVault vault, PickupCodes codes) {
        this.keys = keys;
        this.vault = vault;
        this.codes = codes;
    }

    /** The text of the QR for this code of the pickup. */
    String of(PickupPaper paper, PickupCode code) {
        SigningKeys.Signer signer = keys.signer(paper.expiresAt());
        PickupToken token = PickupToken.of(signer.kid(), paper, vault.hash(code.digits()));
        return token.text(signer.sign(token.signedBytes()));
    }

    /**
     * Judges as a counter without a network does: by the token, the public keys and the time alone.
     *
     * @return the pickup
     * @throws TokenRejected if it is no token, forged, signed by an unknown key, for another store, or over
     */
    public UUID verify(String text, StoreId store, Instant now) {
        PickupToken token = authentic(text);
        if (!token.store().equals(PickupToken.mark(store))) {
            throw TokenRejected.otherStore();
        }
        if (token.isOver(now)) {
            throw TokenRejected.expired();
        }
        return token.pickup();
    }

    /**
     * The code that a token stands for, as it is kept. Going on from there, a token is blocked and replaced with its code.
     *
     * @throws TokenRejected if it is no token, forged, or signed by a key that is unknown, over or revoked
     * @throws PickupRejected if there is no such code
     */
    String codeHashOf(String text) {
        PickupToken token = authentic(text);
        return codes.hashOf(token.pickup(), token.codeMark()).orElseThrow(PickupRejected::unknownCode);
    }

    private PickupToken authentic(String text) {
        PickupToken.Read read = PickupToken.read(text);
        PickupToken token = read.token();
        if (!Ed25519.verifies(keys.verifier(token.kid()), token.signedBytes(), read.signature())) {
            throw TokenRejected.forged();
        }
        return token;
    }
}
