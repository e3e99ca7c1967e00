package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** A notice to be written; the id names it for good. */
    record Due(String id, UUID pickup, NoticeKind kind) {

        static Due of(PickupOpened event) {
            return new Due(event.pickup() + ":" + NoticeKind.PICKUP_CODE, event.pickup(), NoticeKind.PICKUP_CODE);
        }

        static Due of(ShopperNoticeDue event) {
            return new Due(event.id().toString(), event.pickup(), NoticeKind.valueOf(event.kind()));
        }
    }

    private record Told(Due due, Pickup pickup) {}

    /** The messages as they are true now: what no longer matters, or whose code is blocked by now, is not told. */
    @Transactional(readOnly = true)
    public List<ShopperNotice> of(List<Due> due) {
        Map<UUID, Pickup> known = pickups
                .find(due.stream().map(Due::pickup).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Pickup::id, Function.identity()));
        List<Told> told = due.stream()
                .flatMap(each ->
                        Optional.ofNullable(known.get(each.pickup())).map(pickup -> new Told(each, pickup)).stream())
                .filter(each -> isOpen(each.pickup()) || each.due().kind().toldWhenOver())
                .toList();
        Map<UUID, PickupCode> revealed = codes.reveal(told.stream()
                .filter(each -> each.due().kind().tellsCode())
                .map(each -> each.pickup().id())
                .distinct()
                .toList());
        return told.stream()
                .flatMap(each -> notice(
                        each, Optional.ofNullable(revealed.get(each.pickup().id())))
                        .stream())
                .toList();
    }

    private Optional<ShopperNotice> notice(Told told, Optional<PickupCode> code) {
        Due due = told.due();
        if (due.kind().tellsCode()) {
            return code.map(found -> notice(
                    due, told.pickup(), Optional.of(found), words(told.pickup()).of(due.kind(), found)));
        }
        Optional<Pickup> subject =
                due.kind() == NoticeKind.PICKUP_MOVED ? whereItIsNow(told.pickup()) : Optional.of(told.pickup());
        return subject.map(
                pickup -> notice(due, pickup, Optional.empty(), words(pickup).of(due.kind())));
    }

    private static ShopperNotice notice(Due due, Pickup pickup, Optional<PickupCode> code, String text) {
        PickupPaper paper = pickup.paper();
        return new ShopperNotice(
                due.id(),
                paper.id(),
                due.kind().name(),
                paper.channel(),
                paper.orderId(),
                paper.store().code(),
                text,
                code.map(PickupCode::grouped).orElse(null),
                code.map(PickupCode::qr).orElse(null));
    }

    /** The pickup itself, or the one of its order that was opened when it was closed. */
    private Optional<Pickup> whereItIsNow(Pickup pickup) {
        if (isOpen(pickup)) {
            return Optional.of(pickup);
        }
        var moved = Optional.ofNullable(pickup.progress().closedAt());
        return moved.flatMap(at -> pickups.ofOrder(pickup.paper().order()).stream()
                .filter(other -> isOpen(other) && !other.paper().openedAt().isBefore(at))
                .min(Comparator.comparing(other -> other.paper().openedAt())));
    }

    private NoticeWords words(Pickup pickup) {
        Store store = stores.get(pickup.paper().store());
        return new NoticeWords(store, store.at(pickup.paper().expiresAt()));
    }

    private static boolean isOpen(Pickup pickup) {
        return pickup.progress().state().open();
    }
}
