package io.tillbridge.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What shoppers pay with, and the words that most tills have for it. */
public enum Tender {
    CASH,
    CARD,
    WECHAT,
    ALIPAY,
    COUPON,
    POINTS,
    GIFT_CARD,
    /** Was paid before, at the channel where it was ordered. */
    ONLINE,
    OTHER;

    private static final Map<String, Tender> WORDS = Map.ofEntries(
            Map.entry("现金", CASH),
            Map.entry("人民币", CASH),
            Map.entry("CH", CASH),
            Map.entry("CI", CARD),
            Map.entry("银联", CARD),
            Map.entry("银行卡", CARD),
            Map.entry("刷卡", CARD),
            Map.entry("信用卡", CARD),
            Map.entry("UNIONPAY", CARD),
            Map.entry("CREDITDEBIT", CARD),
            Map.entry("CREDIT", CARD),
            Map.entry("CREDIT_CARD", CARD),
            Map.entry("DEBIT", CARD),
            Map.entry("CCARD", CARD),
            Map.entry("DCARD", CARD),
            Map.entry("微信", WECHAT),
            Map.entry("微信支付", WECHAT),
            Map.entry("WXPAY", WECHAT),
            Map.entry("WECHATPAY", WECHAT),
            Map.entry("WP", WECHAT),
            Map.entry("PTWX", WECHAT),
            Map.entry("支付宝", ALIPAY),
            Map.entry("AP", ALIPAY),
            Map.entry("ALI", ALIPAY),
            Map.entry("PTZF", ALIPAY),
            Map.entry("优惠券", COUPON),
            Map.entry("代金券", COUPON),
            Map.entry("CO", COUPON),
            Map.entry("COUPN", COUPON),
            Map.entry("VOUCHER", COUPON),
            Map.entry("VOUCH", COUPON),
            Map.entry("MANUFACTURERCOUPON", COUPON),
            Map.entry("积分", POINTS),
            Map.entry("LOYALTY", POINTS),
            Map.entry("储值卡", GIFT_CARD),
            Map.entry("礼品卡", GIFT_CARD),
            Map.entry("购物卡", GIFT_CARD),
            Map.entry("GIFTCARD", GIFT_CARD),
            Map.entry("STOREDVALUE", GIFT_CARD),
            Map.entry("线上支付", ONLINE),
            Map.entry("ONLINEPAYMENT", ONLINE),
            Map.entry("OT", OTHER),
            Map.entry("其他", OTHER),
            Map.entry("其它", OTHER));

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }

    /** The tender of exactly this name. */
    public static Optional<Tender> named(String name) {
        return Arrays.stream(values())
                .filter(tender -> tender.name().equals(name))
                .findFirst();
    }

    /** What a till most likely means; a mapping of its link comes first. */
    public static Optional<Tender> meant(String word) {
        String plain = word.strip().toUpperCase(Locale.ROOT);
        return named(plain).or(() -> Optional.ofNullable(WORDS.get(plain)));
    }
}
