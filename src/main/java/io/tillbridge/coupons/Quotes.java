package io.tillbridge.coupons;

import io.tillbridge.coupons.CouponPricing.Priced;
import io.tillbridge.coupons.CouponReading.Held;
import io.tillbridge.shared.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what coupons would be worth, in words where they are worth nothing. */
@Component
class Quotes {

    private final CouponReading reading;
    private final CouponPricing pricing;
    private final Texts texts;

    Quotes(CouponReading reading, CouponPricing pricing, Texts texts) {
        this.reading = reading;
        this.pricing = pricing;
        this.texts = texts;
    }

    CouponQuote of(CouponUse use, Deed deed) {
        List<Held> held = reading.byCodes(use.codes());
        Priced priced = pricing.of(use, held, deed);
        Map<UUID, Held> byId =
                held.stream().collect(Collectors.toMap(one -> one.coupon().id(), Function.identity()));
        List<CouponQuote.Part> parts = new ArrayList<>();
        for (CouponDiscount one : priced.discounts().granted()) {
            CouponView view = view(byId, one.coupon(), deed);
            parts.add(new CouponQuote.Part(view, one.eligibleFen(), one.discountFen(), one.lines(), null));
        }
        priced.discounts()
                .refused()
                .forEach((id, no) ->
                        parts.add(new CouponQuote.Part(view(byId, id, deed), 0, 0, List.of(), refusal(no))));
        long amount = priced.discounts().amountFen();
        long discount = priced.discounts().discountFen();
        boolean usable = priced.discounts().refused().isEmpty();
        return new CouponQuote(amount, discount, amount - discount, usable, parts);
    }

    private CouponQuote.Refusal refusal(CouponRejected no) {
        return new CouponQuote.Refusal(
                no.code(), texts.sentence(no.code(), no.facts()), texts.next(no.code(), no.facts()), no.tone());
    }

    private static CouponView view(Map<UUID, Held> byId, UUID id, Deed deed) {
        Held one = Objects.requireNonNull(byId.get(id));
        return CouponView.of(one.coupon(), one.template(), deed.at());
    }
}
