package io.tillbridge.coupons;

import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The time, and the zone in which the days of a coupon begin and end. */
@Component
class CouponClock {

    private final Clock clock;
    private final ZoneId zone;

    CouponClock(Clock clock, @Value("${tillbridge.coupons.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Instant now() {
        return clock.instant();
    }

    ZoneId zone() {
        return zone;
    }

    Deed deed(Caller by) {
        return Deed.of(by, now(), zone);
    }

    Deed deedOfTheClock() {
        return Deed.ofTheClock(now(), zone);
    }
}
