package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        Map<UUID, PickupCode> own = codes.reveal(pickupsTold(told, NoticeKind::tellsOwnCode));
        Map<UUID, PickupCode> proxies = codes.revealForProxy(pickupsTold(told, NoticeKind::tellsProxyCode));
        return told.stream()
                .flatMap(each -> notice(each, each.kind().tellsProxyCode() ? proxies : own).stream())
                .toList();
    }

    private static List<UUID> pickupsTold(List<Told> told, Predicate<NoticeKind> kind) {
        return told.stream()
                .filter(each -> kind.test(each.kind()))
                .map(each -> each.pickup().id())
                .distinct()
                .toList();
    }

    /** With the code, if the kind tells it, and a QR that is good as long as the pickup is kept now. */
    private Optional<ShopperNotice> notice(Told told, Map<UUID, PickupCode> codesOf) {
        NoticeKind kind = told.kind();
        PickupCode code = kind.tellsOwnCode() || kind.tellsProxyCode()
                ? codesOf.get(told.pickup().id())
                : null;
        if (code == null) {
            return kind.needsCode()
                    ? Optional.empty()
                    : Optional.of(notice(told, words(told).of(kind, null), null, null));
        }
        String qr = proofs.of(told.pickup().paper(), code);
        return Optional.of(notice(told, words(told).of(kind, code), code.grouped(), qr));
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
