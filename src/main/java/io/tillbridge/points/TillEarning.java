package io.tillbridge.points;

import io.tillbridge.members.Member;
import io.tillbridge.members.Members;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Points for what members buy at tills, by the same rules and with the same days of waiting as for what they collect. */
@Component
public class TillEarning {

    private final PointsMaster master;
    private final Earnings earnings;
    private final EarnedBack back;
    private final EarnRules rules;
    private final Members members;
    private final ZoneId zone;

    TillEarning(
            PointsMaster master,
            Earnings earnings,
            EarnedBack back,
            EarnRules rules,
            Members members,
            PointsProperties settings) {
        this.master = master;
        this.earnings = earnings;
        this.back = back;
        this.rules = rules;
        this.members = members;
        this.zone = settings.zone();
    }

    /**
     * What a till sold to a member.
     *
     * @param id of the till's transaction; it earns once
     * @param reference in people's words, such as the receipt's number
     */
    public record Sale(UUID id, String member, StoreId store, Instant at, String reference, List<Bought> lines) {}

    /**
     * A line of it.
     *
     * @param paid in money, after every discount
     */
    public record Bought(int lineNo, Sku sku, int pieces, Money paid) {}

    /**
     * What a member brought back to a till.
     *
     * @param sale the transaction that it was bought with; absent where the receipt does not say
     */
    public record Return(@Nullable UUID sale, String member, String reference, Map<Sku, Integer> pieces) {}

    /** Gives the points of a sale, once; returns how many, which may be none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long earn(Sale sale) {
        if (earnings.knows(sale.id())) {
            return 0;
        }
        Member member = members.get(sale.member());
        Instant today = sale.at().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        List<EarnRules.Line> lines = sale.lines().stream()
                .map(line -> new EarnRules.Line(line.lineNo(), line.sku(), line.pieces(), line.paid()))
                .toList();
        List<EarnRules.Earned> earned = rules.of(new EarnRules.Sale(
                member.tier(),
                Earnings.AT_TILLS,
                sale.store(),
                sale.at(),
                lines,
                0,
                earnings.ofMember(member.memberId(), today)));
        long points = earned.stream().mapToLong(EarnRules.Earned::points).sum();
        if (points == 0) {
            return 0;
        }
        var head = new Earnings.Head(
                Ids.next(sale.at()),
                sale.id(),
                sale.id(),
                sale.id(),
                member.memberId(),
                Earnings.AT_TILLS,
                sale.store().code(),
                sale.at());
        earnings.add(head, earned);
        master.earn(head.id(), head.member(), points, sale.reference(), sale.at());
        return points;
    }

    /**
     * Takes back what the returned pieces earned: those of the named sale first, then those the member bought last. What was
     * never earned is not taken.
     *
     * @return points that were taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long takeBack(Return returned) {
        List<String> names = members.names(returned.member());
        List<Earnings.Line> ofSale = returned.sale() == null ? List.of() : earnings.ofHandover(returned.sale());
        List<Earnings.Line> lines = new ArrayList<>();
        Map<Earnings.Line, Earnings.Line> changed = new LinkedHashMap<>();
        returned.pieces().forEach((sku, pieces) -> {
            List<Earnings.Line> bought = names.stream()
                    .flatMap(name -> earnings.atTills(name, sku).stream())
                    .toList();
            List<Earnings.Line> likely =
                    new ArrayList<>(bought.stream().filter(ofSale::contains).toList());
            bought.stream().filter(line -> !ofSale.contains(line)).forEach(likely::add);
            lines.addAll(likely);
            int rest = pieces;
            for (Earnings.Line line : likely) {
                int now = Math.min(rest, line.left());
                rest -= now;
                changed.put(line, line.back(now));
            }
        });
        return back.take(lines, changed, returned.reference());
    }

    /** A sale did not really happen: whatever of its points was not taken yet is taken; returns how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long undo(UUID sale, String reference) {
        return back.takeAll(sale, reference);
    }
}
