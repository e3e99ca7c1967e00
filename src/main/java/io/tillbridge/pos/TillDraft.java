package io.tillbridge.pos;

import io.tillbridge.integration.UnitFate;

/** A translated receipt on its way into the books, and what becomes of it. */
final class TillDraft {

    private final TillReceipt receipt;
    private final TillTransaction transaction;
    private UnitFate fate = UnitFate.BOOKED;

    TillDraft(TillReceipt receipt, TillTransaction transaction) {
        this.receipt = receipt;
        this.transaction = transaction;
    }

    TillReceipt receipt() {
        return receipt;
    }

    TillTransaction transaction() {
        return transaction;
    }

    UnitFate fate() {
        return fate;
    }

    void settle(UnitFate outcome) {
        fate = outcome;
    }
}
