package io.tillbridge.integration;

import io.tillbridge.integration.LinkRejected.Code;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether what a link's file names is there: a layout, and somebody who books its kind. */
@Component
class LinkTerms {

    private final UnitBooking booking;
    private final FileReading reading;
    private final ObjectProvider<FileOrigin> origins;

    LinkTerms(UnitBooking booking, FileReading reading, ObjectProvider<FileOrigin> origins) {
        this.booking = booking;
        this.reading = reading;
        this.origins = origins;
    }

    void check(Link link) {
        Set<String> kinds = link.incoming() ? booking.kinds() : outgoing();
        if (!kinds.contains(link.kind())) {
            throw LinkRejected.at(Code.LINK_KIND_UNKNOWN, link.name(), link.kind(), String.join(", ", kinds));
        }
        if (link.incoming() && !reading.knows(link.layout())) {
            throw LinkRejected.at(Code.LINK_LAYOUT_UNKNOWN, link.name(), link.layout());
        }
    }

    private Set<String> outgoing() {
        Set<String> kinds = new TreeSet<>();
        origins.forEach(origin -> kinds.addAll(origin.outgoingKinds()));
        return kinds;
    }
}
