package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import io.tillbridge.shared.TogetherReads.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Freezes that are read, papers first and then their parts, each from its own table: how much a join of tables that grow
 * would find PostgreSQL can only guess, and plans it badly when it guesses wrong (docs/decisions/0010).
 */
final class FreezeReads {

    private static final String PAPER =
            "select freeze_id, member_id, points, frozen_until, reference, frozen_at, state, ended_at from points_freeze where ";

    private static final String PART =
            "select freeze_id, lot_id, points, consumed, reverted from points_freeze_lot where freeze_id ";

    private final Map<UUID, Found> found = new LinkedHashMap<>();

    private record Found(
            Freeze.Paper paper,
            Freeze.State state,
            @Nullable Timestamp endedAt,
            List<Freeze.Part> parts) {}

    /** One freeze, open or over. */
    Read paper(UUID freeze) {
        return new Read(PAPER + "freeze_id = ?", List.of(freeze), this::add);
    }

    /** Of what the freeze consists that {@link #paper} has read. */
    Read parts(UUID freeze) {
        return new Read(PART + "= ? order by place", List.of(freeze), this::addPart);
    }

    /** Freezes of members that are open, but for one that is read by itself. */
    Read openPapers(List<String> members, @Nullable UUID but) {
        return new Read(PAPER + open(members, but), openValues(members, but), this::add);
    }

    /** Of what the freezes consist that {@link #openPapers} has read. */
    Read openParts(List<String> members, @Nullable UUID but) {
        String freezes = "in (select freeze_id from points_freeze where " + open(members, but) + ")";
        return new Read(PART + freezes + " order by place", openValues(members, but), this::addPart);
    }

    private static String open(List<String> members, @Nullable UUID but) {
        String own =
                "state = 'OPEN' and member_id in (" + String.join(",", Collections.nCopies(members.size(), "?")) + ")";
        return but == null ? own : own + " and freeze_id <> ?";
    }

    private static List<Object> openValues(List<String> members, @Nullable UUID but) {
        List<Object> values = new ArrayList<>(members);
        if (but != null) {
            values.add(but);
        }
        return values;
    }

    private void add(ResultSet row) throws SQLException {
        var paper = new Freeze.Paper(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getLong(3),
                row.getTimestamp(4).toInstant(),
                row.getString(5),
                row.getTimestamp(6).toInstant());
        found.put(
                paper.id(),
                new Found(paper, Freeze.State.valueOf(row.getString(7)), row.getTimestamp(8), new ArrayList<>()));
    }

    private void addPart(ResultSet row) throws SQLException {
        requireNonNull(found.get(row.getObject(1, UUID.class)), "a freeze that was not read")
                .parts()
                .add(new Freeze.Part(row.getObject(2, UUID.class), row.getLong(3), row.getLong(4), row.getLong(5)));
    }

    /** How many points the open ones among them hold. */
    long frozen() {
        return found.values().stream()
                .filter(each -> each.state() == Freeze.State.OPEN)
                .mapToLong(each -> each.paper().points())
                .sum();
    }

    /** Those of a member, in the order in which they were made. */
    List<Freeze> of(String member) {
        return found.values().stream()
                .filter(each -> each.paper().member().equals(member))
                .map(each -> Freeze.known(each.paper(), each.parts(), each.state(), Wallets.instant(each.endedAt())))
                .sorted(Comparator.comparing(freeze -> freeze.paper().id()))
                .toList();
    }
}
