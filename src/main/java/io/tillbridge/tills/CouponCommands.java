package io.tillbridge.tills;

import io.tillbridge.coupons.BasketLine;
import io.tillbridge.coupons.CouponDesk;
import io.tillbridge.coupons.CouponUse;
import io.tillbridge.coupons.Locking;
import io.tillbridge.coupons.Voiding;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.TryLimit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Coupons, for tills. A wrong code counts as a guess, as it does at the counter. */
@Configuration(proxyBeanMethods = false)
class CouponCommands {

    /** The same as {@link CouponUse} without the store, which is the till's. */
    record Use(
            @NotEmpty @Size(max = 20) List<@NotNull String> codes,
            @Nullable @Size(max = 64) String member,
            @Nullable @Size(max = 100) String holder,
            @Nullable @Size(max = 100) String order,
            @Nullable @Size(max = 200) List<@Valid @NotNull BasketLine> lines,
            @Nullable @Size(max = 16) String plate) {

        CouponUse at(Caller till) {
            StoreId store = Objects.requireNonNull(till.store(), "a till has a store");
            return new CouponUse(codes, store, null, member, holder, order, lines, plate);
        }

        @Override
        public String toString() {
            return codes.size() + " codes";
        }
    }

    @Bean
    TillCommand couponCheck(KeyedCommands commands, CouponDesk desk, TryLimit tries) {
        return commands.looking(
                "CouponCheck", Use.class, (said, till) -> tries.guarded(till, () -> desk.check(said.at(till), till)));
    }

    @Bean
    TillCommand couponLock(KeyedCommands commands, CouponDesk desk, TryLimit tries) {
        return commands.of(
                "CouponLock",
                Locking.class,
                (said, key, till) -> tries.guarded(till, () -> desk.lock(key, said, till)));
    }

    @Bean
    TillCommand couponRedeem(KeyedCommands commands, CouponDesk desk, TryLimit tries) {
        return commands.of(
                "CouponRedeem",
                Use.class,
                (said, key, till) -> tries.guarded(till, () -> desk.redeem(key, said.at(till), till)));
    }

    @Bean
    TillCommand couponVoid(KeyedCommands commands, CouponDesk desk) {
        return commands.of("CouponVoid", Voiding.class, (said, key, till) -> desk.voidRedemption(key, said, till));
    }
}
