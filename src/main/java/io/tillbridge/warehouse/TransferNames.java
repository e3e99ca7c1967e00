package io.tillbridge.warehouse;

import io.tillbridge.pickup.Consignment;
import io.tillbridge.pickup.Consignments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds our transfers by whatever a warehouse calls them: the delivery document of its confirmation, the reservation
 * number of our request, the transfer's own id or the channel's order.
 */
@Component
class TransferNames {

    private static final Pattern NUMBER = Pattern.compile("RSV-(\\d{1,18})");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Consignments consignments;
    private final JdbcClient jdbc;

    TransferNames(Consignments consignments, JdbcClient jdbc) {
        this.consignments = consignments;
        this.jdbc = jdbc;
    }

    /** How a request names the goods that it asks for. */
    static String reservation(long number) {
        return String.format(Locale.ROOT, "RSV-%07d", number);
    }

    /** By name, the transfers it means; a name that means none is not there. */
    Map<String, List<Consignment>> find(Collection<String> names) {
        Map<String, List<Consignment>> found = new HashMap<>();
        if (names.isEmpty()) {
            return found;
        }
        jdbc.sql("select distinct document, transfer_id from warehouse_confirm where document in (:names)")
                .param("names", names)
                .query((row, number) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .list()
                .forEach(document -> add(found, document.getKey(), document.getValue()));
        for (String name : names) {
            var number = NUMBER.matcher(name);
            if (ID.matcher(name).matches()) {
                add(found, name, UUID.fromString(name));
            } else if (number.matches()) {
                jdbc.sql("select transfer_id from warehouse_request where number = ?")
                        .param(Long.parseLong(number.group(1)))
                        .query(UUID.class)
                        .list()
                        .forEach(id -> add(found, name, id));
            }
        }
        consignments
                .ofOrders(names)
                .forEach(consignment -> found.computeIfAbsent(consignment.orderId(), name -> new ArrayList<>())
                        .add(consignment));
        return found;
    }

    private void add(Map<String, List<Consignment>> found, String name, UUID id) {
        consignments
                .find(id)
                .ifPresent(consignment ->
                        found.computeIfAbsent(name, key -> new ArrayList<>()).add(consignment));
    }
}
