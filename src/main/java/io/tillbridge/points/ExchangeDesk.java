package io.tillbridge.points;

import io.tillbridge.members.Member;
import io.tillbridge.members.Members;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exchanges points for goods, coupons and money off. The cashier says for how many; a quote changes nothing and is kept. */
@Component
public class ExchangeDesk {

    private final PointsMaster master;
    private final Offers offers;
    private final OfferedGoods goods;
    private final Exchanges exchanges;
    private final PointsRules rules;
    private final Agreements agreements;
    private final Members members;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExchangeDesk(
            PointsMaster master,
            Offers offers,
            OfferedGoods goods,
            Exchanges exchanges,
            PointsRules rules,
            Agreements agreements,
            Members members,
            ApplicationEventPublisher events,
            Clock clock) {
        this.master = master;
        this.offers = offers;
        this.goods = goods;
        this.exchanges = exchanges;
        this.rules = rules;
        this.agreements = agreements;
        this.members = members;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody wants.
     *
     * @param amount pieces of goods or coupons; for money off how many points are to be spent at most
     * @param store where; absent if nowhere in particular
     */
    public record Wish(
            String member,
            String offer,
            long amount,
            @Nullable String store) {}

    /**
     * What a wish comes to.
     *
     * @param points what it costs: for money off no more than give whole fen
     * @param fen money off, else zero
     * @param available what the member may spend
     * @param agreementNeeded whether the shopper has to agree by a code
     */
    public record Quote(
            Offer offer,
            String member,
            long quantity,
            long points,
            long fen,
            long available,
            boolean agreementNeeded,
            @Nullable String rule,
            @Nullable Integer ruleVersion) {}

    /** An exchange that was made. */
    @Transactional(readOnly = true)
    public Optional<Exchange> find(UUID id) {
        return exchanges.find(id);
    }

    /** What can be had there now; without a store everywhere. */
    @Transactional(readOnly = true)
    public List<Offer> offers(@Nullable String store) {
        return offers.at(store);
    }

    /**
     * What a wish comes to; nothing is changed or kept back.
     *
     * @throws PointsRejected if there is no such offer there and now, too few are left, goods are wanted of no store
     *     in particular or of one that has too few, or no price of a point is set
     */
    @Transactional
    public Quote quote(Wish wish) {
        Instant now = clock.instant();
        Member member = members.get(wish.member());
        Offer offer = offers.find(wish.offer())
                .filter(found -> found.goodAt(wish.store(), now))
                .orElseThrow(() -> PointsRejected.unknownOffer(wish.offer()));
        if (wish.amount() <= 0) {
            throw PointsRejected.quantity(wish.amount());
        }
        long available = master.balance(member.memberId()).available();
        if (offer.kind() == Offer.Kind.MONEY_OFF) {
            return money(offer, member, wish, available, now);
        }
        mustBeLeft(offer, wish.amount());
        if (offer.kind() == Offer.Kind.GOODS) {
            mustBeThere(offer, wish);
        }
        long points = Math.multiplyExact(offer.points(), wish.amount());
        return new Quote(
                offer, member.memberId(), wish.amount(), points, 0, available, agreements.needed(points), null, null);
    }

    private Quote money(Offer offer, Member member, Wish wish, long available, Instant now) {
        mustBeLeft(offer, 1);
        var situation = new PointsRule.Situation(
                member.tier(), "STORE", new StoreId(wish.store() == null ? "-" : wish.store()), null);
        PointsRule price = PointsRules.strongest(rules.at(now), PointsRule.Kind.PRICE, situation)
                .filter(rule -> rule.fen() > 0)
                .orElseThrow(PointsRejected::noPrice);
        long fen = EarnRules.share(wish.amount(), price.fen(), price.points());
        long points = fen == 0 ? 0 : 1 + EarnRules.share(fen, price.points(), price.fen());
        if (points > 0 && EarnRules.share(points - 1, price.fen(), price.points()) >= fen) {
            points--;
        }
        if (points == 0) {
            throw PointsRejected.quantity(wish.amount());
        }
        return new Quote(
                offer,
                member.memberId(),
                1,
                points,
                fen,
                available,
                agreements.needed(points),
                price.name(),
                price.version());
    }

    private static void mustBeLeft(Offer offer, long wanted) {
        if (offer.left() != null && offer.left() < wanted) {
            throw PointsRejected.noneLeft(offer.titleEn(), offer.left());
        }
    }

    private void mustBeThere(Offer offer, Wish wish) {
        if (wish.store() == null) {
            throw PointsRejected.storeNeeded(offer.titleEn());
        }
        long free = goods.free(offer.reference(), wish.store());
        if (free < wish.amount()) {
            throw PointsRejected.notInStore(offer.reference(), wish.store(), free);
        }
    }

    /**
     * Spends the points and takes the goods out of the catalogue, in one step; takes part in the transaction around it. The
     * same key again is the same exchange.
     *
     * @throws PointsRejected as {@link #quote} does, if too few points are available, or the shopper does not agree
     */
    @Transactional
    public Exchange exchange(PointsCall call, Wish wish, Agreement agreement, Caller caller) {
        Optional<PointsAnswer> before = master.answered(call.step("freeze"));
        if (before.isPresent()) {
            return again(call, wish, before.get());
        }
        Quote quote = quote(wish);
        String confirmedBy = agreements.take(quote.member(), quote.points(), agreement);
        UUID id = Ids.next(clock.instant());
        PointsAnswer frozen = master.freeze(call.step("freeze"), quote.member(), quote.points(), content(wish));
        master.consume(call.step("consume"), frozen.id(), quote.points());
        if (!offers.take(quote.offer().id(), quote.quantity())) {
            throw PointsRejected.noneLeft(quote.offer().titleEn(), 0);
        }
        var made = new Exchange(
                id,
                quote.offer().id(),
                quote.offer().version(),
                quote.offer().kind(),
                quote.offer().reference(),
                quote.member(),
                quote.quantity(),
                quote.points(),
                quote.fen(),
                quote.rule(),
                quote.ruleVersion(),
                frozen.id(),
                confirmedBy,
                wish.store(),
                call.actor(),
                clock.instant(),
                null);
        exchanges.add(made);
        events.publishEvent(new PointsExchanged(made));
        events.publishEvent(new Audited(caller.id(), "POINTS_EXCHANGED", id.toString(), made.offer()));
        return made;
    }

    private Exchange again(PointsCall call, Wish wish, PointsAnswer frozen) {
        Exchange made = exchanges.ofFreeze(frozen.id()).orElseThrow(() -> PointsRejected.reused(call.key()));
        if (!members.get(made.member()).equals(members.get(wish.member()))) {
            throw PointsRejected.reused(call.key());
        }
        master.freeze(call.step("freeze"), made.member(), made.points(), content(wish));
        return made;
    }

    /** Names the wish in the ledger, so that the same key with another wish is noticed. */
    private static String content(Wish wish) {
        String text = "exchange " + wish.offer() + " " + wish.amount();
        return text.length() <= 100 ? text : text.substring(0, 100);
    }

    /**
     * Takes an exchange back: the points return to where they were, the goods to the catalogue.
     *
     * @throws PointsRejected if there is no such exchange, or it was taken back under another key
     */
    @Transactional
    public Exchange revert(PointsCall call, UUID id, String reason, Caller caller) {
        Exchange made = exchanges.find(id).orElseThrow(() -> PointsRejected.unknownExchange(id));
        if (master.answered(call).isPresent()) {
            return made;
        }
        if (!exchanges.revert(id, clock.instant())) {
            throw PointsRejected.reverted(id);
        }
        master.revert(call, made.freeze(), made.points());
        offers.giveBack(made.offer(), made.quantity());
        events.publishEvent(new ExchangeReverted(made));
        events.publishEvent(new Audited(caller.id(), "POINTS_EXCHANGE_REVERTED", id.toString(), reason));
        return exchanges.find(id).orElseThrow();
    }

    /** A member's latest exchanges. */
    @Transactional(readOnly = true)
    public List<Exchange> ofMember(String memberId) {
        return exchanges.ofMember(members.get(memberId).memberId(), 100);
    }
}
