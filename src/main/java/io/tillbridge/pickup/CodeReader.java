package io.tillbridge.pickup;

import org.springframework.stereotype.Component;

/** Finds the pickup that a code opens, typed or from the QR. */
@Component
class CodeReader {

    private final Pickups pickups;
    private final CodeVault vault;
    private final OfflineProofs proofs;

    CodeReader(Pickups pickups, CodeVault vault, OfflineProofs proofs) {
        this.pickups = pickups;
        this.vault = vault;
        this.proofs = proofs;
    }

    /**
     * What the digits of a code, or the signed token that stands for it, open.
     *
     * @throws PickupRejected if it can be no code, or no pickup has this one
     * @throws TokenRejected if it is a token that we did not sign
     */
    Pickups.Opened open(String code) {
        return pickups.ofCode(hash(code)).orElseThrow(PickupRejected::unknownCode);
    }

    private String hash(String code) {
        if (PickupToken.looksLikeOne(code)) {
            return proofs.codeHashOf(code);
        }
        if (!PickupCode.isWellFormed(code)) {
            throw PickupRejected.checkDigit();
        }
        return vault.hash(code);
    }
}
