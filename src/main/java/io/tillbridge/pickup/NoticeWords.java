package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentences of a notice, in Chinese and English since nobody knows what the shopper reads. The shelf is not told. */
record NoticeWords(Store store, ZonedDateTime until) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    String of(NoticeKind kind, PickupCode code) {
        return switch (kind) {
            case PICKUP_CODE ->
                bilingual(
                        "取货码 " + code.grouped() + "，备好后会通知您。",
                        "Pickup code " + code.grouped() + " at " + place() + ".");
            case PROXY_CODE ->
                bilingual(
                        "代取码 " + code.grouped() + "，请转给代您取货的人。",
                        "Code " + code.grouped() + " for whoever collects for you at " + place() + ".");
            default -> throw new IllegalArgumentException(kind + " tells no code");
        };
    }

    String of(NoticeKind kind) {
        return switch (kind) {
            case PICKUP_READY ->
                bilingual(
                        "您的商品已备好，请在 " + last() + " 前凭取货码领取，营业时间 " + hours() + "。",
                        "Your goods are ready at " + place() + ", open " + hours() + ". Bring your pickup code before "
                                + last() + ".");
            case PICKUP_REMINDER ->
                bilingual(
                        "您的商品仍在等您，请在 " + last() + " 前凭取货码领取。",
                        "Your goods are still waiting at " + place() + ". Bring your pickup code before " + last()
                                + ".");
            case PICKUP_EXPIRED ->
                bilingual(
                        "商品已过保留期，不能再领取，将为您办理退款。",
                        "Your goods at " + store.nameEn() + " were not collected in time; a refund follows.");
            case PICKUP_MOVED ->
                bilingual(
                        "您的商品改到本店领取，地址：" + store.address() + "。",
                        "Your goods are now to be collected at " + place() + ".");
            default -> throw new IllegalArgumentException(kind + " tells a code");
        };
    }

    private String bilingual(String chinese, String english) {
        return "【" + store.nameZh() + "】" + chinese + " " + english;
    }

    private String place() {
        return store.nameEn() + ", " + store.address();
    }

    private String hours() {
        return store.opens() + "-" + store.closes();
    }

    private String last() {
        return MINUTE.format(until);
    }
}
