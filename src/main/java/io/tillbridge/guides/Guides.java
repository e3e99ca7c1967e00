package io.tillbridge.guides;

import io.swagger.v3.oas.annotations.Operation;
import io.tillbridge.shared.StaffDirectory;
import io.tillbridge.shared.StoreId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The directory of shopping guides. */
@RestController
public class Guides implements StaffDirectory {

    private final JdbcClient jdbc;

    Guides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Operation(summary = "All shopping guides")
    @GetMapping("/api/v1/guides")
    public List<Guide> all() {
        return jdbc.sql("select guide_no, name, store_id from guides_guide order by guide_no limit 1000")
                .query((row, number) -> new Guide(row.getString(1), row.getString(2), new StoreId(row.getString(3))))
                .list();
    }

    @Override
    public Set<String> known(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("select guide_no from guides_guide where guide_no in (:codes)")
                .param("codes", codes)
                .query(String.class)
                .list());
    }
}
