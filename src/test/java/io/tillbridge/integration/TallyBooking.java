package io.tillbridge.integration;

import io.tillbridge.formats.Unit;
import io.tillbridge.shared.BusinessRuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Books a key by adding a row, however often it is asked: what the ledger lets through twice shows as two rows. */
final class TallyBooking implements FileBooking {

    static final String KIND = "tally";

    private final JdbcTemplate jdbc;
    final Set<String> unmapped = ConcurrentHashMap.newKeySet();

    /** Says what goes wrong next; null for nothing. */
    volatile @Nullable RuntimeException trouble;

    /** The key at which something goes wrong; null for nothing. */
    volatile @Nullable String troubleAt;

    /** Every key that was to be booked, in its order. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Called before the end of each file. */
    volatile Runnable beforeEnd = () -> {};

    TallyBooking(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table if not exists test_tally (file_id uuid, item varchar(200))");
        jdbc.execute("create table if not exists test_end (file_id uuid)");
    }

    /** A key that nobody has explained. */
    static final class KeyRejected extends BusinessRuleViolation {
        enum Code {
            CATALOG_UNMAPPED_SKU
        }

        KeyRejected(String key) {
            super(Kind.REFUSED, Code.CATALOG_UNMAPPED_SKU, key, "test");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<UnitFate> book(FileInHand file, List<Unit> units) {
        List<UnitFate> fates = new ArrayList<>();
        for (Unit unit : units) {
            String key = unit.first().text("key").orElseThrow();
            asked.add(key);
            if (key.equals(troubleAt)) {
                throw new QueryTimeoutException("slow");
            }
            if (unmapped.contains(key)) {
                fates.add(UnitFate.parked(new KeyRejected(key)));
            } else if (key.startsWith("no")) {
                fates.add(UnitFate.refused(new KeyRejected(key)));
            } else {
                jdbc.update("insert into test_tally (file_id, item) values (?,?)", file.id(), key);
                fates.add(UnitFate.BOOKED);
            }
        }
        RuntimeException now = trouble;
        if (now != null) {
            throw now;
        }
        return fates;
    }

    @Override
    public void end(FileInHand file) {
        beforeEnd.run();
        jdbc.update("insert into test_end (file_id) values (?)", file.id());
    }

    /** Every key that is booked, as often as it is. */
    List<String> booked() {
        return jdbc.queryForList("select item from test_tally order by item", String.class);
    }

    int ends() {
        return jdbc.queryForObject("select count(*) from test_end", Integer.class);
    }
}
