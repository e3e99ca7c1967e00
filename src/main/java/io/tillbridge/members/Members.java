package io.tillbridge.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The member directory. */
@Component
public class Members {

    private static final String COLUMNS = "select member_id, card_no, name, phone, tier from members_member";

    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first thousand, masked. */
    List<Member> all() {
        return jdbc.sql(COLUMNS + " where survivor_id is null order by member_id limit 1000")
                .query((row, number) -> member(row))
                .list();
    }

    /** Every member, masked, in the order of their ids; old cards of merged ones are among them, since tills scan them. */
    public void each(Consumer<Member> use) {
        jdbc.sql(COLUMNS + " order by member_id").query(row -> {
            use.accept(member(row));
        });
    }

    /** The member who answers to that id today, masked; the id may be one that was merged. */
    public Optional<Member> find(String memberId) {
        return jdbc.sql(COLUMNS + " where member_id = coalesce("
                        + "(select survivor_id from members_member where member_id = :id), :id)")
                .param("id", memberId)
                .query((row, number) -> member(row))
                .optional();
    }

    /**
     * As {@link #find}.
     *
     * @throws MemberRejected if there is no such member
     */
    public Member get(String memberId) {
        return find(memberId).orElseThrow(() -> MemberRejected.unknown(memberId));
    }

    Optional<Member> byCard(String card) {
        return jdbc.sql("select member_id from members_member where card_no = ?")
                .param(card)
                .query(String.class)
                .optional()
                .flatMap(this::find);
    }

    /** Members whose number ends so; there may be many. */
    List<Member> byLastDigits(String digits, int most) {
        return jdbc.sql(COLUMNS + " where survivor_id is null and phone like ? order by member_id limit ?")
                .params("%" + digits, most)
                .query((row, number) -> member(row))
                .list();
    }

    /** Every id by which a member was ever known, today's first. */
    public List<String> names(String memberId) {
        String today = get(memberId).memberId();
        return Stream.concat(Stream.of(today), aliases(today).stream()).toList();
    }

    /** Ids of members that were merged into this one. */
    List<String> aliases(String memberId) {
        return jdbc.sql("select member_id from members_member where survivor_id = ? order by member_id")
                .param(memberId)
                .query(String.class)
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
