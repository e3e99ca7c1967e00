package io.tillbridge.pickup;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two red pieces and a blue one, for a shopper of store S001. */
final class SamplePickups {

    static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    static final Instant EXPIRY = NOON.plus(Duration.ofDays(7));
    static final StoreId HERE = new StoreId("S001");
    static final Sku RED = new Sku("RED");
    static final Sku BLUE = new Sku("BLUE");

    private SamplePickups() {}

    static Pickup reserved() {
        return withPhone("138****6612");
    }

    static Pickup withPhone(@Nullable String phone) {
        var paper = new PickupPaper(
                new UUID(0, 1),
                new UUID(0, 2),
                "GENERIC",
                "LR-1",
                HERE,
                1,
                "Li**",
                phone,
                NOON,
                NOON.plus(Duration.ofHours(2)),
                EXPIRY);
        var lines = List.of(
                PickupLine.open(1, RED, "Red", 2, new Money(200)), PickupLine.open(2, BLUE, "Blue", 1, new Money(50)));
        return new Pickup(paper, PickupProgress.opened(PickupState.RESERVED, null), lines, 0);
    }
}
