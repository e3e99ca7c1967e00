package io.tillbridge.pickup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the pickup that a code opens, typed or from the QR. */
@Component
class CodeReader {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}·-]+");
    private static final Pattern PREFIXED = Pattern.compile("P[0-9]{" + PickupCode.LENGTH + "}");

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

    /**
     * The same for what a counter scanned or typed while nobody could clean it up: full-width digits, blanks, the letter
     * before the digits of a QR.
     */
    OpenedPickup openScanned(String raw) {
        String plain = BLANKS.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return open(PREFIXED.matcher(plain).matches() ? plain.substring(1) : plain);
    }

    /**
     * A code that works once is used up by this hand-over.
     *
     * @throws PickupRejected if another hand-over was faster, or somebody blocked it meanwhile
     */
    void use(OpenedPickup opened, UUID handover, Instant now) {
        if (opened.proxy() != null
                && jdbc.sql("update pickup_code set used_at = ?, used_for = ?"
                                        + " where code_hash = ? and used_at is null and blocked_at is null")
                                .params(
                                        Timestamp.from(now),
                                        handover,
                                        opened.code().hash())
                                .update()
                        != 1) {
            throw PickupRejected.usedCode();
        }
    }

    private Optional<OpenedPickup> find(String codeHash) {
        var seen = new AtomicReference<OpenedPickup>();
        List<PickupRow> rows = new ArrayList<>();
        jdbc.sql("select " + PickupRow.COLUMNS + ", c.proxy_name, c.blocked_at, c.used_at, t.wrong, t.last_at,"
                        + " t.locked_until" + PickupRow.FROM + " join pickup_code c on c.pickup_id = p.id"
                        + " left join pickup_try t on t.pickup_id = p.id where c.code_hash = ?")
                .param(codeHash)
                .query(row -> {
                    rows.add(PickupRow.of(row));
                    seen.set(new OpenedPickup(PickupRow.assemble(rows).get(0), code(codeHash, row), tries(row)));
                });
        return Optional.ofNullable(seen.get());
    }

    private static OpenedPickup.Code code(String hash, ResultSet row) throws SQLException {
        return new OpenedPickup.Code(
                hash,
                row.getString(PickupRow.NEXT_COLUMN),
                PickupRow.instant(row.getTimestamp(PickupRow.NEXT_COLUMN + 1)),
                PickupRow.instant(row.getTimestamp(PickupRow.NEXT_COLUMN + 2)));
    }

    private static OpenedPickup.Tries tries(ResultSet row) throws SQLException {
        return new OpenedPickup.Tries(
                row.getInt(PickupRow.NEXT_COLUMN + 3),
                PickupRow.instant(row.getTimestamp(PickupRow.NEXT_COLUMN + 4)),
                PickupRow.instant(row.getTimestamp(PickupRow.NEXT_COLUMN + 5)));
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
