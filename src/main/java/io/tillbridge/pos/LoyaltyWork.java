package io.tillbridge.pos;

import io.tillbridge.catalog.Stores;
import io.tillbridge.coupons.BasketLine;
import io.tillbridge.coupons.CouponDesk;
import io.tillbridge.coupons.CouponUse;
import io.tillbridge.coupons.Voiding;
import io.tillbridge.members.Member;
import io.tillbridge.members.MemberDesk;
import io.tillbridge.members.Members;
import io.tillbridge.points.TillEarning;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees to one receipt's points or coupons by the services that counters use, in a transaction of its own. */
@Component
class LoyaltyWork {

    private final LoyaltyCases cases;
    private final SoldGoods goods;
    private final Stores stores;
    private final Members members;
    private final MemberDesk desk;
    private final TillEarning earning;
    private final CouponDesk coupons;

    LoyaltyWork(
            LoyaltyCases cases,
            SoldGoods goods,
            Stores stores,
            Members members,
            MemberDesk desk,
            TillEarning earning,
            CouponDesk coupons) {
        this.cases = cases;
        this.goods = goods;
        this.stores = stores;
        this.members = members;
        this.desk = desk;
        this.earning = earning;
        this.coupons = coupons;
    }

    /** @throws io.tillbridge.shared.BusinessRuleViolation if it cannot be done; then nothing is */
    @Transactional
    void see(long place) {
        cases.hold(place)
                .ifPresent(one -> cases.done(
                        place,
                        switch (one.kind()) {
                            case POINTS -> points(one);
                            case COUPONS -> coupons(one);
                            case UNDO -> undo(one);
                        }));
    }

    private LoyaltyCase.Outcome points(LoyaltyCase one) {
        String member = member(one).memberId();
        SoldGoods.Receipt receipt = goods.of(one.transaction());
        long points = 0;
        if (!receipt.sold().isEmpty()) {
            points = earning.earn(new TillEarning.Sale(
                    one.transaction(),
                    member,
                    one.store(),
                    receipt.moment(stores.get(one.store()).zone()),
                    one.reference(),
                    bought(receipt)));
        }
        if (!receipt.returned().isEmpty()) {
            points -= earning.takeBack(new TillEarning.Return(
                    goods.original(one).orElse(null), member, one.reference(), receipt.returned()));
        }
        return new LoyaltyCase.Outcome(points, null);
    }

    private static List<TillEarning.Bought> bought(SoldGoods.Receipt receipt) {
        List<Money> paid = receipt.paid();
        List<TillEarning.Bought> bought = new ArrayList<>();
        for (int i = 0; i < paid.size(); i++) {
            SoldGoods.Line line = receipt.sold().get(i);
            bought.add(new TillEarning.Bought(line.no(), line.sku(), line.pieces(), paid.get(i)));
        }
        return bought;
    }

    private Member member(LoyaltyCase one) {
        String told = one.member() == null ? "" : one.member();
        return desk.find(told).or(() -> members.find(told)).orElseThrow(() -> PosRejected.unknownMember(one.receipt()));
    }

    /** A coupon that the till redeemed by message when it made the receipt is done already. */
    private LoyaltyCase.Outcome coupons(LoyaltyCase one) {
        List<String> open = one.codes().stream()
                .filter(code -> !coupons.usedFor(code, one.store(), one.receipt()))
                .toList();
        if (open.isEmpty()) {
            return LoyaltyCase.Outcome.NOTHING;
        }
        List<BasketLine> lines = goods.of(one.transaction()).sold().stream()
                .map(line -> new BasketLine(line.no(), line.sku(), null, line.pieces(), line.amount()))
                .toList();
        String member = one.member() == null ? null : member(one).memberId();
        var use = new CouponUse(open, one.store(), null, member, null, one.receipt(), lines, null);
        UUID redemption = coupons.redeem(key(one, "coupons"), use, till(one)).id();
        return new LoyaltyCase.Outcome(0, redemption);
    }

    private LoyaltyCase.Outcome undo(LoyaltyCase one) {
        if (!goods.of(one.transaction()).returned().isEmpty() && one.member() != null) {
            throw PosRejected.returnUndone(one.receipt());
        }
        cases.drop(one.transaction());
        Optional<UUID> used = cases.redemption(one.transaction());
        used.ifPresent(redemption -> coupons.voidRedemption(
                key(one, "undo"),
                new Voiding(redemption, null, "receipt " + one.receipt() + " was undone"),
                till(one)));
        return new LoyaltyCase.Outcome(-earning.undo(one.transaction(), one.reference()), null);
    }

    private static String key(LoyaltyCase one, String step) {
        return "till " + one.transaction() + " " + step;
    }

    private static Caller till(LoyaltyCase one) {
        return new Caller("till-files", "till files", Caller.Role.MANAGER, one.store(), one.till());
    }
}
