package io.tillbridge.warehouse;

import java.util.List;

/**
 * What a warehouse reads: goods to be picked and sent to a store, or not to be sent any more.
 *
 * @param schema {@code pickrequest/1} or {@code pickcancel/1}
 * @param store where the goods are to go
 */
record PickRequest(String schema, String msgId, String createdAt, String store, List<Order> orders) {

    static final String REQUEST = "pickrequest/1";
    static final String CANCEL = "pickcancel/1";

    /** @param reservationNo names the goods in every later message about them */
    record Order(String orderNo, String reservationNo, String pickupBy, List<Line> lines) {}

    record Line(int line, String gtin, long qty, String fromLocation, String toLocation) {}
}
