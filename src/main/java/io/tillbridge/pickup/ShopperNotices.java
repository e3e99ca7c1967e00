package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what shoppers are told. */
@Component
class ShopperNotices {

    private final Pickups pickups;
    private final PickupCodes codes;
    private final OfflineProofs proofs;
    private final Stores stores;

    ShopperNotices(Pickups pickups, PickupCodes codes, OfflineProofs proofs, Stores stores) {
        this.pickups = pickups;
        this.codes = codes;
        this.proofs = proofs;
        this.stores = stores;
    }

    private record Told(ShopperNoticeDue due, Pickup pickup) {
        NoticeKind kind() {
            return NoticeKind.valueOf(due.kind());
        }
    }

    /** The messages as they are true now: what no longer matters, or whose code is blocked by now, is not told. */
    @Transactional(readOnly = true)
    public List<ShopperNotice> of(List<ShopperNoticeDue> due) {
        Map<UUID, Pickup> known = pickups
                .find(due.stream().map(ShopperNoticeDue::pickup).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Pickup::id, Function.identity()));
        List<Told> told = due.stream()
                .flatMap(each ->
                        Optional.ofNullable(known.get(each.pickup())).map(pickup -> new Told(each, pickup)).stream())
                .filter(each -> each.pickup().state().open() || each.kind().toldWhenOver())
                .toList();
        Map<UUID, PickupCode> own = codes.reveal(pickupsTold(told, NoticeKind.PICKUP_CODE));
        Map<UUID, PickupCode> proxies = codes.revealForProxy(pickupsTold(told, NoticeKind.PROXY_CODE));
        return told.stream()
                .flatMap(each -> switch (each.kind()) {
                    case PICKUP_CODE -> withCode(each, own).stream();
                    case PROXY_CODE -> withCode(each, proxies).stream();
                    default -> Stream.of(notice(each, words(each).of(each.kind()), null, null));
                })
                .toList();
    }

    private static List<UUID> pickupsTold(List<Told> told, NoticeKind kind) {
        return told.stream()
                .filter(each -> each.kind() == kind)
                .map(each -> each.pickup().id())
                .distinct()
                .toList();
    }

    private Optional<ShopperNotice> withCode(Told told, Map<UUID, PickupCode> codesOf) {
        return Optional.ofNullable(codesOf.get(told.pickup().id()))
                .map(code -> notice(
                        told,
                        words(told).of(told.kind(), code),
                        code.grouped(),
                        proofs.of(told.pickup().paper(), code)));
    }

    private static ShopperNotice notice(Told told, String text, @Nullable String code, @Nullable String qr) {
        PickupPaper paper = told.pickup().paper();
        return new ShopperNotice(
                told.due().id(),
                paper.id(),
                told.due().kind(),
                paper.channel(),
                paper.orderId(),
                paper.store().code(),
                text,
                code,
                qr);
    }

    private NoticeWords words(Told told) {
        PickupPaper paper = told.pickup().paper();
        Store store = stores.get(paper.store());
        return new NoticeWords(store, store.at(paper.expiresAt()));
    }
}
