package io.tillbridge.pickup;

import org.springframework.stereotype.Component;

/** Finds the pickup that a code opens. */
@Component
class CodeReader {

    private final Pickups pickups;
    private final CodeVault vault;

    CodeReader(Pickups pickups, CodeVault vault) {
        this.pickups = pickups;
        this.vault = vault;
    }

    /**
     * What the digits open.
     *
     * @throws PickupRejected if they can be no code, or no pickup has this one
     */
    Pickups.Opened open(String digits) {
        if (!PickupCode.isWellFormed(digits)) {
            throw PickupRejected.checkDigit();
        }
        return pickups.ofCode(vault.hash(digits)).orElseThrow(PickupRejected::unknownCode);
    }
}
