package io.tillbridge.integration;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks files and units of the ledger to be worked on again. */
@Component
class ReplayRows {

    /** The figure of a file that counts units of a state; one that is due still counts as parked. */
    private static final Map<String, String> FIGURES = Map.of(
            "BOOKED", "booked",
            "REPEATED", "repeated",
            "CONFLICT", "conflicts",
            "PARKED", "parked",
            "DUE", "parked",
            "REFUSED", "refused");

    private final JdbcClient jdbc;
    private final FileRows files;
    private final FileUnits units;
    private final FileArchive archive;
    private final Clock clock;

    ReplayRows(JdbcClient jdbc, FileRows files, FileUnits units, FileArchive archive, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.units = units;
        this.archive = archive;
        this.clock = clock;
    }

    void again(UUID id, boolean acceptGood) {
        LedgerFile file = files.get(id);
        if (!archive.has(file.sha256())) {
            throw FileRejected.bytesGone(id);
        }
        int changed = jdbc.sql(
                        "update integration_file set state = 'CLAIMED', node = null, leased_until = null, attempts = 0,"
                                + " accept_good = ?, changed_at = ? where id = ? and state = 'QUARANTINED'")
                .params(acceptGood, Timestamp.from(clock.instant()), id)
                .update();
        if (changed == 0) {
            throw FileRejected.notSetAside(id, file.state().name());
        }
    }

    void unitAgain(UUID id) {
        FileUnits.Waiting unit = units.find(id).stream().findFirst().orElseThrow(() -> FileRejected.unitUnknown(id));
        boolean waits = List.of("PARKED", "CONFLICT", "REFUSED").contains(unit.state());
        if (!waits || !units.change(id, unit.state(), "DUE", null)) {
            throw FileRejected.notWaiting(id, unit.state().toLowerCase(Locale.ROOT));
        }
        move(unit.file(), unit.state(), "DUE");
    }

    /** What a parked unit waited for is there; false if it does not wait any more. */
    boolean freed(UUID id) {
        return units.change(id, "PARKED", "DUE", null);
    }

    /** What the parked units of a file waited for is there; false if none waits. */
    boolean freedAll(UUID file) {
        return jdbc.sql("update integration_file_unit set state = 'DUE', changed_at = ?"
                                + " where file_id = ? and state = 'PARKED'")
                        .params(Timestamp.from(clock.instant()), file)
                        .update()
                > 0;
    }

    /** Moves one unit from the figure of one state to that of another. */
    void move(UUID file, String from, String to) {
        String fromFigure = FIGURES.getOrDefault(from, from);
        String toFigure = FIGURES.getOrDefault(to, to);
        if (!fromFigure.equals(toFigure)) {
            files.settle(file, fromFigure, toFigure);
        }
    }
}
