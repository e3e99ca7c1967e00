package io.tillbridge.pickup;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.TurnedClock;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.MasterKey;
import io.tillbridge.shared.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The tokens of Tillbridge on an empty database of their own, with nothing of the house around them. */
final class TokenHouse {

    static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    static final StoreId HERE = new StoreId("S001");
    static final StoreId THERE = new StoreId("S002");

    final TurnedClock clock = new TurnedClock(NOON);
    final List<Object> published = Collections.synchronizedList(new ArrayList<>());
    final JdbcTransactionManager transactions;
    final JdbcClient jdbc;
    final SigningKeys keys;
    final OfflineProofs proofs;

    private final JdbcTemplate template;

    TokenHouse() {
        var database = new DriverManagerDataSource(EmbeddedDatabase.inMemory());
        new ResourceDatabasePopulator(
                        migration("V701__pickup"),
                        migration("V720__signing_key"),
                        migration("V721__identity_try"),
                        migration("V723__signing_key_end"))
                .execute(database);
        this.transactions = new JdbcTransactionManager(database);
        this.jdbc = JdbcClient.create(database);
        this.template = new JdbcTemplate(database);
        this.keys = anotherNode("one");
        this.proofs = proofs(keys);
    }

    /** What another node, or one with another master key, sees in the same database. */
    SigningKeys anotherNode(String master) {
        return new SigningKeys(master(master), jdbc, transactions, published::add, clock);
    }

    OfflineProofs proofs(SigningKeys of) {
        var vault = new CodeVault(master("one"));
        return new OfflineProofs(of, vault, new PickupCodes(vault, jdbc, template));
    }

    PickupPaper paper(StoreId store) {
        UUID id = Ids.next(NOON);
        return new PickupPaper(
                id,
                id,
                "GENERIC",
                "LR-" + id,
                store,
                1,
                "Wang",
                "13800006612",
                NOON,
                NOON,
                NOON.plus(Duration.ofDays(3)));
    }

    String token(StoreId store) {
        return proofs.of(paper(store), PickupCode.random());
    }

    private static ClassPathResource migration(String name) {
        return new ClassPathResource("db/migration/pickup/" + name + ".sql");
    }

    /** Derives as the real one does, a different key for each purpose. */
    private static MasterKey master(String seed) {
        MasterKey master = mock();
        when(master.derive(anyString(), anyString())).thenAnswer(call -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] key = mac.doFinal(call.getArgument(0, String.class).getBytes(StandardCharsets.US_ASCII));
            return new SecretKeySpec(key, call.getArgument(1, String.class));
        });
        return master;
    }
}
