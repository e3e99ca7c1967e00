package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentences of a notice, in Chinese and English since nobody knows what the shopper reads. The shelf is not told. */
record NoticeWords(Store store, ZonedDateTime until) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    /** @param code for the kinds that tell one; absent while it is blocked */
    String of(NoticeKind kind, @Nullable PickupCode code) {
        String digits = code == null ? "" : code.grouped();
        return switch (kind) {
            case PICKUP_CODE ->
                bilingual("取货码 " + digits + "，备好后会通知您。", "Pickup code " + digits + " at " + place() + ".");
            case PROXY_CODE ->
                bilingual(
                        "代取码 " + digits + "，请转给代您取货的人。",
                        "Code " + digits + " for whoever collects for you at " + place() + ".");
            case PICKUP_READY ->
                bilingual(
                        "您的商品已备好，" + come(digits) + "，营业时间 " + hours() + "。",
                        "Your goods are ready at " + place() + ", open " + hours() + ". " + bring(digits));
            case PICKUP_REMINDER ->
                bilingual(
                        "您的商品仍在等您，" + come(digits) + "。",
                        "Your goods are still waiting at " + place() + ". " + bring(digits));
            case PICKUP_EXTENDED ->
                bilingual(
                        "取货期限已延长，" + come(digits) + "。请用本条信息中的二维码。",
                        "You have more time to collect at " + place() + ". " + bring(digits)
                                + " Use the QR of this message.");
            case PICKUP_EXPIRED ->
                bilingual(
                        "商品已过保留期，不能再领取，将为您办理退款。",
                        "Your goods at " + store.nameEn() + " were not collected in time; a refund follows.");
            case PICKUP_MOVED ->
                bilingual(
                        "您的商品改到本店领取，地址：" + store.address() + "。",
                        "Your goods are now to be collected at " + place() + ".");
            case PICKUP_REJECTED ->
                bilingual(
                        "很抱歉，您的部分或全部商品暂时不能领取，请等候我们的下一条信息再到店。",
                        "We are sorry: some or all of your goods at " + store.nameEn()
                                + " cannot be collected for now. Please wait for our next message.");
        };
    }

    private String come(String digits) {
        return "请在 " + last() + " 前凭取货码" + (digits.isEmpty() ? "" : " " + digits + " ") + "领取";
    }

    private String bring(String digits) {
        return "Bring your pickup code" + (digits.isEmpty() ? "" : " " + digits) + " before " + last() + ".";
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
