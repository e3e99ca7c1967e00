package io.tillbridge.pos;

import static io.tillbridge.pos.TillsUnderTest.BARCODES;
import static io.tillbridge.pos.TillsUnderTest.STORE;
import static io.tillbridge.pos.TillsUnderTest.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.integration.UnitFate;
import io.tillbridge.integration.UnitFate.State;
import io.tillbridge.shared.BusinessRuleViolation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A store with stock whose tills tell what they did, and books that balance after each test. The subclasses say on which database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TillFiles {

    static final String TEE = BARCODES.get(0);
    static final String JEANS = BARCODES.get(1);

    final TillsUnderTest tills;

    TillFiles(TillsUnderTest tills) {
        this.tills = tills;
    }

    @BeforeEach
    void stock() {
        tills.empty();
        for (int i = 0; i < BARCODES.size(); i++) {
            tills.counted(STORE, sku(i), 100);
        }
    }

    @AfterEach
    void balance() {
        assertThat(tills.differences()).isEmpty();
    }

    @AfterAll
    void close() {
        tills.close();
    }

    long net() {
        return tills.sum("select coalesce(sum(total_fen), 0) from pos_transaction");
    }

    List<String> open() {
        return tills.jdbc()
                .sql("select first_no || '-' || last_no from pos_gap where closed_at is null order by first_no")
                .query(String.class)
                .list();
    }

    static List<State> states(List<UnitFate> fates) {
        return fates.stream().map(UnitFate::state).toList();
    }

    static List<String> codes(List<UnitFate> fates) {
        return fates.stream()
                .map(UnitFate::why)
                .filter(Objects::nonNull)
                .map(BusinessRuleViolation::code)
                .toList();
    }
}
