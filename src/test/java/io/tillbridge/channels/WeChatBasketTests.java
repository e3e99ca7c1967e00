package io.tillbridge.channels;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tillbridge.orders.OrderEvent;
import io.tillbridge.orders.OrderEvent.Mode;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.StoreId;
import io.tillbridge.shared.UnreadableMessage;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatBasketTests {

    private static final String PAID = "channels_ec_order_pay";

    @Test
    void readsTheLines() {
        var lines = event(PAID, WeChatSamples.order()).order().lines();

        assertThat(lines).extracting(OrderEvent.Line::lineId).containsExactly("100-200", "101-201");
        assertThat(lines).extracting(OrderEvent.Line::outerSkuId).containsExactly("SKU-RED-M", "SKU-HAT");
        assertThat(lines).extracting(OrderEvent.Line::quantity).containsExactly(2, 1);
        assertThat(lines).extracting(OrderEvent.Line::discount).containsExactly(new Money(1_800), Money.ZERO);
        assertThat(lines).extracting(OrderEvent.Line::fulfilmentRef).containsExactly("f1", "f2");
    }

    @Test
    void collectsFromTheWarehouseOfEachLine() {
        var fulfilments = event(PAID, WeChatSamples.order()).order().fulfilments();

        assertThat(fulfilments)
                .extracting(OrderEvent.Fulfilment::channelStoreId)
                .containsExactly("S001", "S002");
        assertThat(fulfilments).allMatch(f -> f.mode() == Mode.STORE_PICKUP && "OURS".equals(f.codeSource()));
    }

    @Test
    void collectsFromTheDefaultStoreOtherwise() {
        var order = WeChatSamples.order();
        order.at("/order_detail/product_infos").forEach(line -> ((ObjectNode) line).remove("out_warehouse_id"));

        assertThat(event(account("S009"), PAID, order, null).order().fulfilments())
                .containsExactly(new OrderEvent.Fulfilment("f1", Mode.STORE_PICKUP, null, "S009", "OURS"));
        assertThat(event(PAID, order).order().fulfilments())
                .extracting(OrderEvent.Fulfilment::mode)
                .containsExactly(Mode.EXPRESS);
    }

    @Test
    void hasNothingToCollectInAVirtualOrder() {
        var order = WeChatSamples.order();
        ((ObjectNode) order.at("/order_detail/delivery_info")).put("deliver_method", 1);

        assertThat(event(account("S009"), PAID, order, null).order().fulfilments())
                .extracting(OrderEvent.Fulfilment::mode)
                .containsExactly(Mode.VIRTUAL);
    }

    @Test
    void putsRoundingOnTheLastLine() {
        var order = WeChatSamples.order();
        ((ObjectNode) order.at("/order_detail/price_info")).put("order_price", 29_801);

        assertThat(event(PAID, order).order().lines().get(1).paid()).isEqualTo(new Money(5_001));
    }

    @ParameterizedTest
    @ValueSource(longs = {29_802, 29_798, 0, Long.MAX_VALUE})
    void parksAnOrderWhoseLinesDoNotAddUp(long paid) {
        var order = WeChatSamples.order();
        ((ObjectNode) order.at("/order_detail/price_info")).put("order_price", paid);

        parks(order);
    }

    @Test
    void addsUpForWhateverAmounts() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var order = RandomOrders.order(random);
            var read = event(PAID, order).order();
            var lines = read.lines().stream().map(OrderEvent.Line::paid).reduce(Money.ZERO, Money::plus);
            var discounts = requireNonNull(read.amounts().discounts()).stream()
                    .map(OrderEvent.Discount::amount)
                    .reduce(Money.ZERO, Money::plus);

            assertThat(lines.plus(read.amounts().freight()))
                    .isEqualTo(read.amounts().paid());
            assertThat(discounts)
                    .isEqualTo(read.amounts()
                            .goods()
                            .plus(read.amounts().freight())
                            .minus(read.amounts().payable()));
            assertThat(read.lines()).noneMatch(line -> line.paid().isNegative());
            assertThat(read.lines()).extracting(OrderEvent.Line::lineId).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsNumbersADoubleCannotHold() {
        var order = WeChatSamples.order();
        var line = (ObjectNode) order.at("/order_detail/product_infos/0");
        line.put("product_id", 9_007_199_254_740_993L).put("sku_id", new BigInteger("18446744073709551615"));

        assertThat(event(PAID, order).order().lines().get(0).lineId())
                .isEqualTo("9007199254740993-18446744073709551615");
    }

    @ParameterizedTest
    @CsvSource({"sku_cnt, 0", "sku_cnt, 1.5", "sale_price, -1", "real_price, 1e3", "sale_price, 9223372036854775807"})
    void parksNumbersThatMakeNoSense(String field, String value) throws Exception {
        var order = WeChatSamples.order();
        ((ObjectNode) order.at("/order_detail/product_infos/0")).set(field, new ObjectMapper().readTree(value));

        parks(order);
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
