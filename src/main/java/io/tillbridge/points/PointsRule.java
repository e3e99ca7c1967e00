package io.tillbridge.points;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule. Of several that fit the one that names most decides, then the one that began last: a campaign's
 * days are a rule with a beginning and an end.
 *
 * @param points EARN: so many points for each {@code fen} paid; PRICE: so many are worth {@code fen}; caps: at most so many
 */
public record PointsRule(
        String name,
        int version,
        Kind kind,
        @Nullable String tier,
        @Nullable String channel,
        @Nullable String store,
        @Nullable String sku,
        long points,
        long fen,
        Instant validFrom,
        @Nullable Instant validUntil) {

    /** What a rule is about. */
    public enum Kind {
        EARN,
        PRICE,
        /** Most points for one order. */
        CAP_ORDER,
        /** Most points for one member on one day. */
        CAP_DAY
    }

    /** Where and by whom something is bought; {@code sku} is absent when a rule for the whole is wanted. */
    record Situation(
            String tier,
            String channel,
            StoreId store,
            @Nullable Sku sku) {}

    static final Comparator<PointsRule> STRONGEST = Comparator.comparing(PointsRule::named)
            .thenComparing(PointsRule::validFrom)
            .thenComparing(PointsRule::name)
            .reversed();

    private long named() {
        return Stream.of(tier, channel, store, sku).filter(Objects::nonNull).count();
    }

    boolean fits(Situation at) {
        return (tier == null || tier.equals(at.tier()))
                && (channel == null || channel.equals(at.channel()))
                && (store == null || store.equals(at.store().code()))
                && (sku == null || at.sku() != null && sku.equals(at.sku().code()));
    }

    boolean validAt(Instant time) {
        return !time.isBefore(validFrom) && (validUntil == null || time.isBefore(validUntil));
    }
}
