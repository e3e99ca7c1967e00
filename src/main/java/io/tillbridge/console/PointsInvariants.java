package io.tillbridge.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** What accounts of points, their entries, lots and freezes have to agree on, and that every call was answered once. */
final class PointsInvariants {

    static final Map<String, String> CHECKS = new LinkedHashMap<>();

    /** Answers that a carrier keeps are JSON, and those about points are told by how they begin; see PointsAnswer. */
    private static final String CARRIED = """
            select c.caller || ' ' || c.call_key, substring(c.body, 8, 36), 'nothing' from shared_idempotent_call c
            left join points_entry e on cast(e.entry_id as varchar(36)) = substring(c.body, 8, 36)
            left join points_freeze f on cast(f.freeze_id as varchar(36)) = substring(c.body, 8, 36)
            where c.body like '{"id":"%","kind":"%","points":%,"balance":{"member":"%'
              and e.entry_id is null and f.freeze_id is null
              and not exists (select 1 from points_outside_call o
                              where o.caller = c.caller and o.call_key = c.call_key)""";

    static {
        CHECKS.put("3 account = sum of entries", """
                select e.member, sum(e.entered), sum(e.held) from
                  (select member_id member, 0 entered, balance held from points_account
                   union all select member_id, points, 0 from points_entry) e
                group by e.member having sum(e.entered) <> sum(e.held)""");
        CHECKS.put("3 account = what remains of lots - debt", """
                select e.member, sum(e.remains), sum(e.held) from
                  (select member_id member, 0 remains, balance + debt held from points_account
                   union all select member_id, remaining, 0 from points_lot where not pending) e
                group by e.member having sum(e.remains) <> sum(e.held)""");
        CHECKS.put("3 pending = sum of entries", """
                select e.member, sum(e.entered), sum(e.held) from
                  (select member_id member, 0 entered, pending held from points_account
                   union all select member_id, pending, 0 from points_entry) e
                group by e.member having sum(e.entered) <> sum(e.held)""");
        CHECKS.put("3 pending = what remains of pending lots", """
                select e.member, sum(e.remains), sum(e.held) from
                  (select member_id member, 0 remains, pending held from points_account
                   union all select member_id, remaining, 0 from points_lot where pending) e
                group by e.member having sum(e.remains) <> sum(e.held)""");
        CHECKS.put("3 frozen = open freezes", """
                select e.member, sum(e.open), sum(e.held) from
                  (select member_id member, 0 open, frozen held from points_account
                   union all select member_id, points, 0 from points_freeze where state = 'OPEN') e
                group by e.member having sum(e.open) <> sum(e.held)""");
        CHECKS.put("3 frozen = sum of entries", """
                select e.member, sum(e.entered), sum(e.held) from
                  (select member_id member, 0 entered, frozen held from points_account
                   union all select member_id, frozen, 0 from points_entry) e
                group by e.member having sum(e.entered) <> sum(e.held)""");
        CHECKS.put("3 what remains of a lot = what entries moved", """
                select cast(e.lot as varchar(36)), sum(e.moved), sum(e.held) from
                  (select lot_id lot, 0 moved, remaining held from points_lot
                   union all select lot_id, points, 0 from points_entry_lot) e
                group by e.lot having sum(e.moved) <> sum(e.held)""");
        CHECKS.put("3 what is frozen of a lot = open freezes of it", """
                select cast(e.lot as varchar(36)), sum(e.open), sum(e.held) from
                  (select lot_id lot, 0 open, frozen held from points_lot
                   union all select p.lot_id, p.points, 0 from points_freeze f
                   join points_freeze_lot p on p.freeze_id = f.freeze_id where f.state = 'OPEN') e
                group by e.lot having sum(e.open) <> sum(e.held)""");
        CHECKS.put("3 a freeze is as large as its lots", freeze("points"));
        CHECKS.put("3 what was spent of a freeze was spent of its lots", freeze("consumed"));
        CHECKS.put("3 who owes has nothing to spend", """
                select member_id, 0, balance + debt - frozen from points_account
                where debt > 0 and balance + debt > frozen""");
        CHECKS.put("3 every answered call did something", """
                select c.caller || ' ' || c.call_key, c.kind, 'nothing' from points_call c
                left join points_entry e on e.entry_id = c.result_id
                left join points_freeze f on f.freeze_id = c.result_id
                where e.entry_id is null and f.freeze_id is null""");
        CHECKS.put("3 every answer that was carried did something", CARRIED);
        CHECKS.put("3 goods that points were spent on left the store's stock", """
                select e.exchange || ' ' || e.store_id || ' ' || e.sku, sum(e.due), sum(e.moved) from
                  (select cast(exchange_id as varchar(36)) exchange, store_id, reference sku,
                          case when reverted_at is null then -quantity else 0 end due, 0 moved
                   from points_exchange where kind = 'GOODS'
                   union all select substring(reference, 8), store_id, sku, 0, quantity
                   from inventory_movement where reference like 'points %') e
                group by e.exchange, e.store_id, e.sku having sum(e.due) <> sum(e.moved)""");
    }

    private PointsInvariants() {}

    private static String freeze(String figure) {
        return """
                select cast(e.freeze as varchar(36)), sum(e.held), sum(e.parts) from
                  (select freeze_id freeze, %s held, 0 parts from points_freeze
                   union all select freeze_id, 0, %s from points_freeze_lot) e
                group by e.freeze having sum(e.held) <> sum(e.parts)""".formatted(figure, figure);
    }
}
