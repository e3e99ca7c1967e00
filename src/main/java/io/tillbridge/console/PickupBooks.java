package io.tillbridge.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** What pickups, their proofs and their transfers have to agree on with the stock, piece by piece and store by store. */
final class PickupBooks {

    static final Map<String, String> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("2 goods that were handed over left the stock of their store", against("SALE", "collected", -1));
        CHECKS.put("2 returned goods came back into the stock of their store", against("RETURN", "returned", 1));
        CHECKS.put("2 what left one store for another is under way, lost or has arrived", """
                select e.transfer || ' ' || e.store_id || ' ' || e.sku, sum(e.due), sum(e.moved) from
                  (select cast(t.id as varchar(36)) transfer, t.from_store store_id, l.sku,
                          case when t.state in ('SHIPPED', 'ARRIVED', 'LOST') then -l.quantity else 0 end due, 0 moved
                   from pickup_transfer t join pickup_transfer_line l on l.transfer_id = t.id
                   union all select cast(t.id as varchar(36)), t.to_store, l.sku,
                          case when t.state = 'ARRIVED' then l.quantity else 0 end, 0
                   from pickup_transfer t join pickup_transfer_line l on l.transfer_id = t.id
                   union all select reference, store_id, sku, 0, quantity from inventory_movement
                   where kind in ('TRANSFER_OUT', 'TRANSFER_IN')) e
                group by e.transfer, e.store_id, e.sku having sum(e.due) <> sum(e.moved)""");
        CHECKS.put("2 what was written off for a pickup is of its store and its articles, and is a loss", """
                select m.reference || ' ' || m.store_id || ' ' || m.sku, 'of the pickup, below 0', m.quantity
                from inventory_movement m join pickup_pickup p on cast(p.id as varchar(36)) = m.reference
                left join pickup_line l on l.pickup_id = p.id and l.sku = m.sku
                where m.kind = 'VARIANCE' and (m.quantity > 0 or m.store_id <> p.store_id or l.sku is null)""");
        CHECKS.put("2 what was written off for a transfer was refused where it should have been", """
                select m.reference || ' ' || m.store_id || ' ' || m.sku, max(t.state), sum(m.quantity)
                from inventory_movement m join pickup_transfer t on cast(t.id as varchar(36)) = m.reference
                left join pickup_transfer_line l on l.transfer_id = t.id and l.sku = m.sku
                where m.kind = 'VARIANCE' group by m.reference, m.store_id, m.sku
                having max(t.state) <> 'CANCELLED' or max(t.from_store) <> m.store_id
                  or max(coalesce(l.quantity, 0)) <> -sum(m.quantity)""");
        CHECKS.put("2 a pickup is opened by at most one code of the shopper's own", """
                select cast(pickup_id as varchar(36)), 'at most 1', count(*) from pickup_code
                where blocked_at is null and proxy_name is null group by pickup_id having count(*) > 1""");
        CHECKS.put("2 what a counter did offline and was accepted is a hand-over", """
                select cast(o.id as varchar(36)), cast(o.pickup_id as varchar(36)), cast(h.pickup_id as varchar(36))
                from pickup_offline o left join pickup_handover h on h.id = o.handover_id
                where o.outcome = 'ACCEPTED'
                  and (h.id is null or h.pickup_id <> o.pickup_id or h.store_id <> o.store_id)""");
        CHECKS.put("2 money is awaited only for what is not the shopper's any more", """
                select cast(p.id as varchar(36)) || ' ' || l.line_no, l.refund_due, l.returned + l.cancelled
                from pickup_pickup p join pickup_line l on l.pickup_id = p.id
                where l.refund_due > l.returned + l.cancelled + case when p.state in ('REJECTED', 'TO_PUT_BACK')
                    then l.quantity - l.collected - l.cancelled - l.moved else 0 end""");
    }

    private PickupBooks() {}

    /** Pieces of pickups beside the movements of one kind, for each store and article. */
    private static String against(String kind, String pieces, int sign) {
        return """
                select e.pickup || ' ' || e.store_id || ' ' || e.sku, sum(e.due), sum(e.moved) from
                  (select cast(p.id as varchar(36)) pickup, p.store_id, l.sku, l.%s due, 0 moved
                   from pickup_pickup p join pickup_line l on l.pickup_id = p.id
                   union all select reference, store_id, sku, 0, %d * quantity from inventory_movement
                   where kind = '%s' and reference not like 'till %%' and reference not like 'points %%') e
                group by e.pickup, e.store_id, e.sku having sum(e.due) <> sum(e.moved)""".formatted(pieces, sign, kind);
    }
}
