package io.tillbridge.pickup;

/** The life of a pickup for readers of the API description; the same picture as in docs/pickup.md. */
final class PickupLifePicture {

    static final String PICTURE = """
            Goods of one order that one shopper collects at one store.

            ```
                             ┌────────────┐ acceptance  ┌──────────┐ picking  ┌─────────┐
              paid order ───▶│  RESERVED  ├────────────▶│ ACCEPTED ├─────────▶│ PICKING │     the two in the middle may be left out
                             └─┬──┬───▲───┘             └────┬─────┘          └────┬────┘
                    rejections │  │   │ WAIT                 └───────┬─────────────┘
                               ▼  │   │                              ▼ ready: on its shelf, the shopper is told
                             ┌────┴───┴─┐                       ┌─────────┐  some pieces   ┌──────────────────┐
              too little ───▶│ REJECTED │                       │  READY  ├───────────────▶│ PARTLY_COLLECTED │
              stock          └─┬──┬───┬─┘                       └─┬──┬──┬─┘   hand-over    └───┬───────────┬──┘
                      REROUTE  │  │   │ REFUND                    │  │  └────────┬─────────────┘           │
                               ▼  │   ▼                           │  │ all pieces▼                         │
                        REROUTED  │  refund asked of the channel, │  │      ┌───────────┐ undo, in time    │
                   (another       │  CANCELLED once it is done    │  │      │ COLLECTED ├─────▶ READY      │
                    pickup at     │                               │  │      └─────┬─────┘                  │
                    the new       │ SHIP_TO_STORE                 │  │            ▼ everything came back   │
                    store)        ▼                               │  │        RETURNED                     │
                            SHIP_TO_STORE ─▶ IN_TRANSIT ─▶ ARRIVED ─▶ READY                                │
                                          sent         arrived    │  ▼ nobody came in time                  ▼
                            refused or lost: REJECTED once more   │ EXPIRED ─▶ TO_PUT_BACK ─▶ PUT_BACK  ◀───┘
                                                                  ▼        grace over    on sale again
                                        CANCELLED: the channel took it back, from any state before COLLECTED
            ```
            """;

    /** Which state may follow which; the random histories of the tests take no other step. */
    static final String TRANSITIONS = """
            Where a pickup stands, and which states may follow:

            ```
            RESERVED: ACCEPTED, PICKING, READY, REJECTED, CANCELLED
            ACCEPTED: PICKING, READY, REJECTED, CANCELLED
            PICKING: READY, REJECTED, CANCELLED
            READY: PARTLY_COLLECTED, COLLECTED, REJECTED, EXPIRED, CANCELLED
            PARTLY_COLLECTED: READY, COLLECTED, EXPIRED
            COLLECTED: READY, PARTLY_COLLECTED, RETURNED
            REJECTED: RESERVED, REROUTED, SHIP_TO_STORE, CANCELLED
            SHIP_TO_STORE: IN_TRANSIT, REJECTED, CANCELLED
            IN_TRANSIT: ARRIVED, REJECTED, CANCELLED
            ARRIVED: PICKING, READY, REJECTED, CANCELLED
            EXPIRED: READY, PARTLY_COLLECTED, TO_PUT_BACK, COLLECTED, CANCELLED
            TO_PUT_BACK: PUT_BACK, COLLECTED, CANCELLED
            REROUTED, PUT_BACK, CANCELLED, RETURNED: the end
            ```
            """;

    private PickupLifePicture() {}
}
