package io.tillbridge.channels;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.orders.OrderEvent.Masked;
import io.tillbridge.orders.OrderEvent.Status;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.UnreadableMessage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatOrdersTests {

    private static final String PAID = "channels_ec_order_pay";
    private static final String AFTER_SALE = "channels_ec_aftersale_update";

    @Test
    void saysWhoWhatAndWhen() {
        var event = event(PAID, WeChatSamples.order());

        assertThat(event.schema()).isEqualTo("retail.order-event/1");
        assertThat(event.eventId()).isEqualTo("WECHAT:main:3719000000000123456:ORDER_PAID:1717999996");
        assertThat(event.channel()).isEqualTo("WECHAT");
        assertThat(event.account()).isEqualTo("main");
        assertThat(event.channelShopId()).isEqualTo("gh_1");
        assertThat(event.sequence()).isEqualTo(1717999996);
        assertThat(event.receivedAt()).isEqualTo(WeChatSamples.RECEIVED);
        assertThat(event.order().paidAt()).isEqualTo("2024-06-10T06:13:15Z");
    }

    @Test
    void addsUpToWhatWasPaid() {
        var order = event(PAID, WeChatSamples.order()).order();

        assertThat(order.amounts().paid()).isEqualTo(new Money(29_800));
        assertThat(order.amounts().discounts())
                .extracting(
                        OrderEvent.Discount::bearer,
                        discount -> discount.amount().fen())
                .containsExactly(tuple("MERCHANT", 1_500L), tuple("UNKNOWN", 300L));
    }

    @Test
    void neverCarriesAPhoneNumberOrANameInClear() throws Exception {
        var event = event(PAID, WeChatSamples.order());
        String json = new ObjectMapper().registerModule(new JavaTimeModule()).writeValueAsString(event);

        assertThat(event.order().buyer())
                .isEqualTo(new OrderEvent.Buyer(
                        "oSHOPPER1", "oSHOPPER1", "uSHOPPER1", new Masked("138****6612"), new Masked("林**")));
        assertThat(json).doesNotContain("13812346612").doesNotContain("林小姐").doesNotContain("collect");
    }

    @Test
    void saysWhoSoldIt() {
        var order = event(PAID, WeChatSamples.order()).order();
        var attribution = requireNonNull(order.attributions()).get(0);

        assertThat(attribution.path("scene").textValue()).isEqualTo("LIVE");
        assertThat(attribution.path("liveRoomId").textValue()).isEqualTo("live1");
        assertThat(attribution.path("anchorName").textValue()).isEqualTo("Anchor Lin");
        assertThat(attribution.path("guideChannelId").textValue()).isEqualTo("oGUIDE7");
        assertThat(attribution.path("confidence").textValue()).isEqualTo("FROM_CHANNEL");
        assertThat(attribution.at("/commissions/0/amount").longValue()).isEqualTo(595);
    }

    @Test
    void attributesNothingWhenWeChatNamesNobody() {
        var order = WeChatSamples.order();
        ((ObjectNode) order.path("order_detail")).remove(List.of("ext_info", "commission_infos", "sharer_info"));

        assertThat(event(PAID, order).order().attributions()).isNull();
        assertThat(event(PAID, order).order().lines()).allMatch(line -> line.attributionRef() == null);
    }

    @ParameterizedTest
    @CsvSource({
        "channels_ec_order_new, 10, ORDER_CREATED, UNPAID",
        "channels_ec_order_new, 20, ORDER_PAID, PAID",
        "channels_ec_order_pay, 20, ORDER_PAID, PAID",
        "channels_ec_order_pay, 30, ORDER_PAID, FULFILLED",
        "channels_ec_order_wait_shipping, 20, ORDER_CHANGED, PAID",
        "channels_ec_order_deliver, 21, ORDER_CHANGED, PARTLY_FULFILLED",
        "channels_ec_order_confirm, 100, ORDER_COMPLETED, COMPLETED",
        "channels_ec_order_new, 250, ORDER_CANCELLED, CANCELLED",
        "channels_ec_order_pay, 190, ORDER_CANCELLED, CANCELLED",
        "channels_ec_order_cancel, 200, ORDER_CANCELLED, CANCELLED",
    })
    void letsWhatWasFetchedOutrankWhatWasPushed(String push, int fetched, OrderEvent.Type type, Status status) {
        var event = event(push, WeChatSamples.order(fetched));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.order().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"channels_ec_order_pay, 10", "channels_ec_order_cancel, 10", "channels_ec_order_cancel, 20"})
    void asksAgainWhenTheFetchedOrderIsOlderThanThePush(String push, int fetched) {
        assertThatExceptionOfType(ChannelUnreachable.class).isThrownBy(() -> event(push, WeChatSamples.order(fetched)));
    }

    @ParameterizedTest
    @CsvSource({
        "MERCHANT_PROCESSING, 20, REFUND_REQUESTED",
        "MERCHANT_REJECT_REFUND, 20, REFUND_REQUESTED",
        "MERCHANT_REFUND_SUCCESS, 20, REFUND_SUCCEEDED",
        "MERCHANT_RETURN_SUCCESS, 200, REFUND_SUCCEEDED",
        "USER_CANCELD, 20, REFUND_CLOSED",
        "RETURN_CLOSED, 30, REFUND_CLOSED",
        "MERCHANT_PROCESSING, 200, ORDER_CANCELLED",
    })
    void followsARefundCase(String state, int fetched, OrderEvent.Type type) {
        var event = event(account(null), AFTER_SALE, WeChatSamples.order(fetched), WeChatSamples.afterSale(state));

        assertThat(event.type()).isEqualTo(type);
        assertThat(event.sequence()).isEqualTo(1718000100);
        assertThat(event.eventId()).endsWith(":" + type + ":1718000100:5001");
    }

    @Test
    void saysWhichPiecesAreRefunded() {
        var event = event(account(null), AFTER_SALE, WeChatSamples.order(), WeChatSamples.afterSale("X_SUCCESS"));
        var refund = requireNonNull(event.refund());

        assertThat(refund.type()).isEqualTo("RETURN_AND_REFUND");
        assertThat(refund.state()).isEqualTo("SUCCEEDED");
        assertThat(refund.lines()).containsExactly(new OrderEvent.RefundLine("100-200", 1, new Money(12_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "13", "0", "-5", "x"})
    void parksAStatusNobodyToldUsAbout(String status) {
        parks(WeChatSamples.order().put("status", status));
    }

    @Test
    void parksAnotherOrderThanTheOneAskedFor() {
        parks(WeChatSamples.order().put("order_id", "3719000000000123457"));
    }

    private static void parks(ObjectNode order) {
        assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> event(PAID, order));
    }

    private static OrderEvent event(String push, ObjectNode order) {
        return event(account(null), push, order, null);
    }

    private static OrderEvent event(
            ChannelAccount account, String push, ObjectNode order, @Nullable ObjectNode afterSale) {
        return new WeChatOrders(account, WeChatSamples.push(push), WeChatSamples.RECEIVED).event(order, afterSale);
    }

    private static ChannelAccount account(@Nullable String defaultStore) {
        return new ChannelAccount(
                "wechat", "main", Map.of(), null, defaultStore == null ? null : new StoreId(defaultStore));
    }
}
