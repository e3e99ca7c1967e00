package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import java.util.Optional;
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

    /** The message with the pickup code; nothing if the pickup is over by now. */
    @Transactional(readOnly = true)
    public Optional<ShopperNotice> of(PickupOpened opened) {
        return pickups.find(opened.pickup())
                .filter(pickup -> pickup.progress().state().open())
                .map(this::notice);
    }

    private ShopperNotice notice(Pickup pickup) {
        PickupPaper paper = pickup.paper();
        PickupCode code = codes.reveal(paper.id());
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
