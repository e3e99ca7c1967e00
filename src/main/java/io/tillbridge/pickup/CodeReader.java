package io.tillbridge.pickup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the pickup that a code opens, typed or from the QR. */
@Component
class CodeReader {

    private final JdbcClient jdbc;
    private final CodeVault vault;
    private final OfflineProofs proofs;

    CodeReader(JdbcClient jdbc, CodeVault vault, OfflineProofs proofs) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.proofs = proofs;
    }

    /**
     * What the digits of a code, or the signed token that stands for it, open.
     *
     * @throws PickupRejected if it can be no code, or no pickup has this one
     * @throws TokenRejected if it is a token that we did not sign
     */
    OpenedPickup open(String code) {
        return find(hash(code)).orElseThrow(PickupRejected::unknownCode);
    }

    private Optional<OpenedPickup> find(String codeHash) {
        var seen = new AtomicReference<OpenedPickup>();
        List<PickupRow> rows = new ArrayList<>();
        jdbc.sql("select " + PickupRow.COLUMNS + ", c.blocked_at is not null, c.proxy_name, t.wrong, t.locked_until"
                        + PickupRow.FROM + " join pickup_code c on c.pickup_id = p.id"
                        + " left join pickup_try t on t.pickup_id = p.id where c.code_hash = ?")
                .param(codeHash)
                .query(row -> {
                    rows.add(PickupRow.of(row));
                    seen.set(new OpenedPickup(
                            PickupRow.assemble(rows).get(0),
                            row.getBoolean(PickupRow.NEXT_COLUMN),
                            row.getString(PickupRow.NEXT_COLUMN + 1),
                            row.getInt(PickupRow.NEXT_COLUMN + 2),
                            PickupRow.instant(row.getTimestamp(PickupRow.NEXT_COLUMN + 3))));
                });
        return Optional.ofNullable(seen.get());
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
