package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.EmbeddedDatabase;
import io.tillbridge.console.BooksOf;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of the first slice, in which an order that fell short had a case and no pickup. */
class FirstSliceUpgradeTests {

    private static final UUID ORDER = new UUID(0, 1);
    private static final UUID CASE = new UUID(0, 2);

    private final DriverManagerDataSource database = new DriverManagerDataSource(EmbeddedDatabase.inMemory());
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void anOpenCaseGetsThePickupThatIsDecidedAbout() {
        Flyway.configure().dataSource(database).target("701").load().migrate();
        shortOrder();

        Flyway.configure().dataSource(database).load().migrate();

        assertThat(texts("select state || ' ' || reason || ' ' || store_id from pickup_pickup"))
                .containsExactly("REJECTED SHORTAGE S001");
        assertThat(texts("select sku || ' ' || quantity || ' ' || paid_fen from pickup_line"))
                .containsExactly("SKU-1 2 200");
        assertThat(texts("select cast(pickup_id as varchar(36)) from pickup_exception"))
                .containsExactly(CASE.toString());
        assertThat(BooksOf.differences(jdbc)).isEmpty();
    }

    private void shortOrder() {
        jdbc.sql(
                        "insert into orders_order (id, channel, account, order_id, status, refund_state, currency, goods_fen,"
                                + " freight_fen, paid_fen, sequence, ordered_at, accepted_at) values"
                                + " (?,'GENERIC','demo','1','SHORTAGE','PARTIAL','CNY',300,0,300,1,current_timestamp,current_timestamp)")
                .param(ORDER)
                .update();
        jdbc.sql(
                        "insert into orders_line (order_ref, line_no, line_id, sku, title, quantity, cancelled, unit_price_fen,"
                                + " paid_fen, store_id) values (?,1,'l1','SKU-1','x',3,1,100,300,'S001')")
                .param(ORDER)
                .update();
        jdbc.sql("insert into pickup_exception (id, order_ref, channel, order_id, store_id, reason, missing, state,"
                        + " opened_at) values (?,?,'GENERIC','1','S001','SHORTAGE','{}','OPEN',current_timestamp)")
                .params(CASE, ORDER)
                .update();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }
}
