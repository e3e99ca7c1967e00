package io.tillbridge.orders;

/** What makes an order the same order: the channel's number, within the account that sold it. */
record OrderKey(String channel, String account, String orderId) {

    static OrderKey of(OrderEvent event) {
        return new OrderKey(event.channel(), event.account(), event.order().orderId());
    }
}
