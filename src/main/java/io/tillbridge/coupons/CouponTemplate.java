package io.tillbridge.coupons;

import io.tillbridge.shared.web.Texts;
import java.util.Locale;
import java.util.UUID;

/**
 * The rules that coupons are pieces of. All but the state are never changed: whoever wants other rules makes another
 * template, so that a coupon keeps what was promised with it.
 *
 * @param code the retailer's own name, such as {@code AUTUMN-20}
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
