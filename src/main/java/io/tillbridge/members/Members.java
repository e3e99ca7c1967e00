package io.tillbridge.members;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The member directory. */
@RestController
public class Members {

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(summary = "All members, masked")
    @GetMapping("/api/v1/members")
    public List<Member> all() {
        return jdbc.sql(
                        "select member_id, card_no, name, phone, tier from members_member order by member_id limit 1000")
                .query((row, number) -> new Member(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    /** Every member, masked, in the order of their ids. */
    public void each(Consumer<Member> use) {
        jdbc.sql("select member_id, card_no, name, phone, tier from members_member order by member_id")
                .query(row -> {
                    use.accept(new Member(
                            row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                });
    }
}
