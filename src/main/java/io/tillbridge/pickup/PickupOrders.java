package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever hears of an order elsewhere whether its goods are, or were, waiting at a counter of ours. */
@Component
public class PickupOrders {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JdbcClient jdbc;

    PickupOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An article of a pickup.
     *
     * @param code the order's or the pickup's, as it was asked for
     * @param returned whether pieces of it were brought back to the counter
     */
    public record Ordered(String code, Sku sku, boolean returned) {}

    /**
     * The articles of the pickups that are meant.
     *
     * @param codes numbers that channels gave their orders, or ids of pickups; others are not in the answer
     */
    @Transactional(readOnly = true)
    public List<Ordered> articles(Collection<String> codes) {
        List<Ordered> articles = new ArrayList<>();
        if (!codes.isEmpty()) {
            articles.addAll(find("p.order_id", codes));
        }
        List<UUID> ids = codes.stream()
                .filter(code -> ID.matcher(code).matches())
                .map(UUID::fromString)
                .toList();
        if (!ids.isEmpty()) {
            articles.addAll(find("p.id", ids));
        }
        return articles;
    }

    private List<Ordered> find(String column, Collection<?> values) {
        return jdbc.sql("select cast(" + column + " as varchar(64)), l.sku, l.returned from pickup_pickup p"
                        + " join pickup_line l on l.pickup_id = p.id where " + column + " in (:values)")
                .param("values", values)
                .query((row, number) -> new Ordered(row.getString(1), new Sku(row.getString(2)), row.getInt(3) > 0))
                .list();
    }
}
