package io.tillbridge.pickup;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a picker takes along: each article once, with all the pickups that wait for it. */
@Component
class PickList {

    private final Pickups pickups;

    PickList(Pickups pickups) {
        this.pickups = pickups;
    }

    /** Pieces of one article, and how many of them are for which pickup, the oldest first. */
    record Article(Sku sku, String title, int pieces, List<Share> pickups) {}

    record Share(UUID pickup, String orderId, int pieces) {}

    @Transactional(readOnly = true)
    List<Article> byArticle(StoreId store, int most) {
        Map<Sku, List<Share>> shares = new TreeMap<>();
        Map<Sku, String> titles = new TreeMap<>();
        for (Pickup pickup : pickups.ofStore(store, PickupState.TO_PICK, most)) {
            pickup.lines().stream().filter(line -> line.open() > 0).forEach(line -> {
                titles.putIfAbsent(line.sku(), line.title());
                shares.computeIfAbsent(line.sku(), sku -> new ArrayList<>())
                        .add(new Share(pickup.id(), pickup.paper().orderId(), line.open()));
            });
        }
        return shares.entrySet().stream()
                .map(entry -> new Article(
                        entry.getKey(),
                        titles.getOrDefault(entry.getKey(), ""),
                        entry.getValue().stream().mapToInt(Share::pieces).sum(),
                        entry.getValue()))
                .toList();
    }
}
