package io.tillbridge.integration;

import io.tillbridge.integration.LinkRejected.Code;
import org.springframework.stereotype.Component;

/** Whether what a link's file names is there: a layout, and somebody who books its kind. */
@Component
class LinkTerms {

    private final UnitBooking booking;
    private final FileReading reading;

    LinkTerms(UnitBooking booking, FileReading reading) {
        this.booking = booking;
        this.reading = reading;
    }

    void check(Link link) {
        if (link.incoming() && !booking.knows(link.kind())) {
            throw LinkRejected.at(Code.LINK_KIND_UNKNOWN, link.name(), link.kind(), String.join(", ", booking.kinds()));
        }
        if (!reading.knows(link.layout())) {
            throw LinkRejected.at(Code.LINK_LAYOUT_UNKNOWN, link.name(), link.layout());
        }
    }
}
