package io.tillbridge.pickup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Finds transfers by what their senders and receivers call them. */
@Component
public class Consignments {

    private final Transfers transfers;
    private final Pickups pickups;
    private final JdbcClient jdbc;

    Consignments(Transfers transfers, Pickups pickups, JdbcClient jdbc) {
        this.transfers = transfers;
        this.pickups = pickups;
        this.jdbc = jdbc;
    }

    /** The transfer as it is. */
    @Transactional(readOnly = true)
    public Optional<Consignment> find(UUID id) {
        return transfers
                .find(id)
                .flatMap(transfer -> pickups.find(transfer.pickup())
                        .map(Pickup::paper)
                        .map(paper -> new Consignment(transfer, paper.channel(), paper.orderId(), paper.expiresAt())));
    }

    /** All transfers of orders that the channel calls so, the oldest first. */
    @Transactional(readOnly = true)
    public List<Consignment> ofOrders(Collection<String> orderIds) {
        List<Consignment> found = new ArrayList<>();
        if (!orderIds.isEmpty()) {
            jdbc.sql("select t.id from pickup_transfer t join pickup_pickup p on p.id = t.pickup_id"
                            + " where p.order_id in (:orders) order by t.requested_at, t.id")
                    .param("orders", orderIds)
                    .query(UUID.class)
                    .list()
                    .forEach(id -> find(id).ifPresent(found::add));
        }
        return found;
    }

    /** Holds the pickups that wait for these transfers until the transaction ends, in the order that everybody keeps to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<UUID> ids) {
        List<UUID> waiting = new ArrayList<>();
        ids.forEach(id -> transfers.find(id).map(Transfer::pickup).ifPresent(waiting::add));
        pickups.lock(waiting);
    }
}
