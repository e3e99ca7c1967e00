package io.tillbridge.pickup;

import static java.util.Objects.requireNonNull;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what shoppers are told. */
@Component
class ShopperNotices {

    private final Pickups pickups;
    private final PickupCodes codes;
    private final Stores stores;

    ShopperNotices(Pickups pickups, PickupCodes codes, Stores stores) {
        this.pickups = pickups;
        this.codes = codes;
        this.stores = stores;
    }

    /** The messages with the pickup codes; a pickup that is over by now gets none. */
    @Transactional(readOnly = true)
    public List<ShopperNotice> of(List<PickupOpened> opened) {
        List<Pickup> open = pickups
                .find(opened.stream().map(PickupOpened::pickup).toList())
                .stream()
                .filter(pickup -> pickup.progress().state().open())
                .toList();
        Map<UUID, PickupCode> revealed =
                codes.reveal(open.stream().map(Pickup::id).toList());
        return open.stream()
                .filter(pickup -> revealed.containsKey(pickup.id()))
                .map(pickup -> notice(pickup, requireNonNull(revealed.get(pickup.id()))))
                .toList();
    }

    private ShopperNotice notice(Pickup pickup, PickupCode code) {
        PickupPaper paper = pickup.paper();
        Store store = stores.get(paper.store());
        String text = "【" + store.nameZh() + "】取货码 " + code.grouped() + "，备好后会通知您。" + " Pickup code " + code.grouped()
                + " at " + store.nameEn() + ", " + store.address() + ".";
        return new ShopperNotice(
                paper.id(),
                "PICKUP_CODE",
                paper.channel(),
                paper.orderId(),
                paper.store().code(),
                text,
                code.grouped(),
                code.qr());
    }
}
