package io.tillbridge.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Store;
import io.tillbridge.shared.StoreId;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shoppers read what concerns them, in Chinese and in English, in the time of the store. */
class NoticeWordsTests {

    private static final PickupCode CODE = new PickupCode("1234567894");
    private static final int LONGEST = 1000;

    private final NoticeWords words = words("静安大悦城店", "Jing'an store", "上海市静安区西藏北路166号");

    @Test
    void aCodeComesWithItsStore() {
        assertThat(words.of(NoticeKind.PICKUP_CODE, CODE))
                .isEqualTo("【静安大悦城店】取货码 1234 567 894，备好后会通知您。"
                        + " Pickup code 1234 567 894 at Jing'an store, 上海市静安区西藏北路166号.");
    }

    @Test
    void aProxyLearnsThatTheCodeIsForHim() {
        assertThat(words.of(NoticeKind.PROXY_CODE, CODE)).contains("代取码 1234 567 894", "for whoever collects for you");
    }

    @Test
    void whatIsReadyHasHoursAndAnEnd() {
        assertThat(words.of(NoticeKind.PICKUP_READY, null))
                .contains("已备好", "11-19 00:30", "10:00-22:00", "Your goods are ready at Jing'an store");
    }

    @Test
    void aReminderSaysUntilWhen() {
        assertThat(words.of(NoticeKind.PICKUP_REMINDER, null)).contains("11-19 00:30 前", "before 11-19 00:30");
    }

    @Test
    void whoCameTooLateGetsTheMoneyBack() {
        assertThat(words.of(NoticeKind.PICKUP_EXPIRED, null)).contains("退款", "refund");
    }

    @Test
    void aMoveNamesTheNewPlace() {
        assertThat(words.of(NoticeKind.PICKUP_MOVED, null)).contains("【静安大悦城店】", "地址：上海市静安区西藏北路166号");
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void theLongestNamesFitIntoAMessage(NoticeKind kind) {
        NoticeWords longest = words("店".repeat(100), "s".repeat(100), "路".repeat(200));

        assertThat(longest.of(kind, CODE)).hasSizeLessThan(LONGEST);
        assertThat(longest.of(kind, null)).hasSizeLessThan(LONGEST);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"PICKUP_READY", "PICKUP_REMINDER", "PICKUP_EXTENDED"})
    void whoeverIsCalledToTheStoreNeedNotLookForTheCode(NoticeKind kind) {
        assertThat(words.of(kind, CODE)).contains("取货码 1234 567 894 领取", "pickup code 1234 567 894 before 11-19 00:30");
        assertThat(words.of(kind, null)).contains("凭取货码领取", "pickup code before");
    }

    @Test
    void goodsThatAreNotThereAfterAllAreNotToBeCalledFor() {
        assertThat(words.of(NoticeKind.PICKUP_REJECTED, null)).contains("暂时不能领取", "cannot be collected for now");
    }

    private static NoticeWords words(String nameZh, String nameEn, String address) {
        var store = new Store(
                new StoreId("S001"),
                Store.Kind.STORE,
                nameZh,
                nameEn,
                address,
                ZoneId.of("Asia/Shanghai"),
                LocalTime.of(10, 0),
                LocalTime.of(22, 0),
                null);
        return new NoticeWords(store, store.at(Instant.parse("2026-11-18T16:30:00Z")));
    }
}
