package io.tillbridge.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** What must hold between the rows that were booked from the files of tills, and between them and the stock. */
final class TillInvariants {

    static final Map<String, String> CHECKS = new LinkedHashMap<>();

    private TillInvariants() {}

    static {
        CHECKS.put("6 a till transaction = its lines", """
                select cast(e.id as varchar(36)), sum(e.total), sum(e.lines) from
                  (select id, total_fen - adjust_fen total, 0 lines from pos_transaction
                   union all select transaction_id, 0, amount_fen from pos_line) e
                group by e.id having sum(e.total) <> sum(e.lines)""");
        CHECKS.put("6 a till transaction = its tenders", """
                select cast(e.id as varchar(36)), sum(e.total), sum(e.paid) from
                  (select id, total_fen total, 0 paid, 0 tenders from pos_transaction
                   union all select transaction_id, 0, amount_fen, 1 from pos_tender) e
                group by e.id having sum(e.tenders) > 0 and sum(e.total) <> sum(e.paid)""");
        CHECKS.put("6 what was undone comes to nothing", """
                select cast(t.id as varchar(36)), -t.total_fen, u.total_fen from pos_transaction t
                join pos_transaction u on u.id = t.undone_by
                where u.total_fen <> -t.total_fen or u.undoes is null or u.undoes <> t.id""");
        CHECKS.put("6 what tills sold and took back moved the stock", """
                select e.store_id || ' ' || e.sku, -sum(e.told), sum(e.moved) from
                  (select t.store_id, l.sku, l.pieces told, 0 moved from pos_line l
                   join pos_transaction t on t.id = l.transaction_id where l.pieces <> 0
                   union all select store_id, sku, 0, quantity from inventory_movement
                   where kind in ('SALE', 'RETURN') and reference like 'till %') e
                group by e.store_id, e.sku having -sum(e.told) <> sum(e.moved)""");
        CHECKS.put("6 what earned at a till is a booked receipt of a member", """
                select cast(e.earning_id as varchar(36)), 'a receipt', 'none' from points_earning e
                left join pos_loyalty l on l.transaction_id = e.handover_id and l.kind = 'POINTS' and l.state = 'DONE'
                where e.channel = 'STORE' and l.place is null""");
        CHECKS.put("6 an undone receipt keeps no points", """
                select t.receipt, 0, sum(el.points - el.taken) from pos_loyalty l
                join pos_transaction t on t.id = l.transaction_id
                join points_earning e on e.handover_id = l.transaction_id
                join points_earning_line el on el.earning_id = e.earning_id
                where l.kind = 'UNDO' and l.state = 'DONE' group by t.receipt having sum(el.points - el.taken) <> 0""");
    }
}
