package io.tillbridge.coupons;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.web.Texts;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules that coupons are pieces of. All but the state are never changed: whoever wants other rules makes another
 * template, so that a coupon keeps what was promised with it.
 *
 * @param code the retailer's own name, such as {@code AUTUMN-20}
 * @param soldAs the article which, sold in a channel order, gives one coupon for each piece; absent for most
 */
public record CouponTemplate(
        UUID id,
        String code,
        String titleZh,
        String titleEn,
        CouponTerms terms,
        IssuerShare share,
        Validity validity,
        Limits limits,
        @Nullable Sku soldAs,
        State state)
        implements Texts.Localized {

    /** Whether its coupons are given out and used. */
    public enum State {
        ACTIVE,
        /** Nothing is given out and nothing used until it is active again; what is voided comes back. */
        PAUSED
    }

    @Override
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? titleZh : titleEn;
    }
}
