package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import io.tillbridge.members.Buyers;
import io.tillbridge.members.Member;
import io.tillbridge.pickup.GoodsHandedOver;
import io.tillbridge.pickup.GoodsReturned;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.pickup.MoneyPaidBack;
import io.tillbridge.pickup.PickupLine;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives points for goods that went over the counter and takes them back when the goods or the money come back, within the
 * transaction in which that happens. A buyer nobody knows earns nothing, and that is no error.
 */
@Component
class EarnDesk {

    private final PointsMaster master;
    private final Earnings earnings;
    private final EarnedBack back;
    private final EarnRules rules;
    private final Buyers buyers;
    private final ZoneId zone;

    EarnDesk(
            PointsMaster master,
            Earnings earnings,
            EarnedBack back,
            EarnRules rules,
            Buyers buyers,
            PointsProperties settings) {
        this.master = master;
        this.earnings = earnings;
        this.back = back;
        this.rules = rules;
        this.buyers = buyers;
        this.zone = settings.zone();
    }

    @EventListener
    void on(GoodsHandedOver goods) {
        Optional<Member> buyer = buyers.of(goods.order());
        if (buyer.isEmpty() || earnings.knows(goods.handover())) {
            return;
        }
        Member member = buyer.get();
        List<EarnRules.Earned> earned = rules.of(sale(goods, member));
        long points = earned.stream().mapToLong(EarnRules.Earned::points).sum();
        if (points == 0) {
            return;
        }
        var head = new Earnings.Head(
                Ids.next(goods.at()),
                goods.handover(),
                goods.pickup(),
                goods.order(),
                member.memberId(),
                goods.channel(),
                goods.store().code(),
                goods.at());
        earnings.add(head, earned);
        master.earn(head.id(), head.member(), points, reference(goods.channel(), goods.orderId()), goods.at());
    }

    private EarnRules.Sale sale(GoodsHandedOver goods, Member member) {
        Instant today = goods.at().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return new EarnRules.Sale(
                member.tier(),
                goods.channel(),
                goods.store(),
                goods.at(),
                lines(goods),
                earnings.ofOrder(goods.order()),
                earnings.ofMember(member.memberId(), today));
    }

    private static List<EarnRules.Line> lines(GoodsHandedOver goods) {
        List<EarnRules.Line> lines = new ArrayList<>();
        for (PickupLine line : goods.lines()) {
            int pieces = goods.pieces().getOrDefault(line.lineNo(), 0);
            if (pieces > 0) {
                lines.add(new EarnRules.Line(line.lineNo(), line.sku(), pieces, paid(line, pieces)));
            }
        }
        return lines;
    }

    /** Each piece has a price in whole fen; the pieces that went out last are the last of those collected. */
    private static Money paid(PickupLine line, int pieces) {
        List<Money> prices = line.paid().allocate(Collections.nCopies(line.quantity(), new Money(1)));
        return prices.subList(line.collected() - pieces, line.collected()).stream()
                .reduce(Money.ZERO, Money::plus);
    }

    /** It did not really happen: all that it earned and was not taken yet is taken. */
    @EventListener
    void on(HandoverUndone undone) {
        back.takeAll(undone.handover(), reference(undone.channel(), undone.orderId()));
    }

    /** Pieces came back; for those that were paid back before, points were taken already. */
    @EventListener
    void on(GoodsReturned returned) {
        Map<Earnings.Line, Earnings.Line> changed = new LinkedHashMap<>();
        List<Earnings.Line> lines = earnings.ofPickup(returned.pickup());
        returned.pieces().forEach((lineNo, pieces) -> {
            int rest = pieces;
            for (Earnings.Line line : ofNumber(lines, lineNo)) {
                int paid = Math.min(rest, line.paidAhead());
                rest -= paid;
                Earnings.Line now = line.ahead(-paid);
                changed.put(line, now);
            }
            for (Earnings.Line line : ofNumber(lines, lineNo)) {
                Earnings.Line now = requireNonNull(changed.get(line));
                int back = Math.min(rest, now.left());
                rest -= back;
                changed.put(line, now.back(back));
            }
        });
        back.take(lines, changed, reference(returned.channel(), returned.orderId()));
    }

    /** Money came back for goods that are out: the shopper has not paid for them, and earns nothing by them. */
    @EventListener
    void on(MoneyPaidBack paid) {
        Map<Earnings.Line, Earnings.Line> changed = new LinkedHashMap<>();
        List<Earnings.Line> lines = earnings.ofPickup(paid.pickup());
        paid.pieces().forEach((lineNo, pieces) -> {
            int rest = pieces;
            for (Earnings.Line line : ofNumber(lines, lineNo)) {
                int back = Math.min(rest, line.left());
                rest -= back;
                changed.put(line, line.back(back).ahead(back));
            }
        });
        back.take(lines, changed, "refund " + paid.pickup());
    }

    private static List<Earnings.Line> ofNumber(List<Earnings.Line> lines, int lineNo) {
        return lines.stream().filter(line -> line.lineNo() == lineNo).toList();
    }

    private static String reference(String channel, String orderId) {
        return channel + "/" + orderId;
    }
}
