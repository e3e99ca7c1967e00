package io.tillbridge.integration;

import io.tillbridge.formats.Unit;
import io.tillbridge.shared.MessageParked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands units to the module whose they are, and writes down what became of them, in one transaction. */
@Component
class UnitBooking {

    /** Parked units are known to whoever frees them as messages of this consumer and the link's name. */
    static final String CONSUMER = "files/";

    private final Map<String, FileBooking> byKind;
    private final FileRows rows;
    private final FileUnits units;
    private final FileClaims claims;
    private final ApplicationEventPublisher events;

    UnitBooking(
            ObjectProvider<FileBooking> bookings,
            FileRows rows,
            FileUnits units,
            FileClaims claims,
            ApplicationEventPublisher events) {
        this.byKind = bookings.stream().collect(Collectors.toMap(FileBooking::kind, Function.identity()));
        this.rows = rows;
        this.units = units;
        this.claims = claims;
        this.events = events;
    }

    Set<String> kinds() {
        return new TreeSet<>(byKind.keySet());
    }

    /** Books a chunk and moves the file's cursor over it; with the last one the file is done. */
    @Transactional
    public void book(Link link, FileInHand file, long from, List<Unit> chunk, boolean last) {
        if (!chunk.isEmpty()) {
            List<UnitFate> fates = fates(link, file, chunk);
            writeDown(link, file.id(), chunk, fates);
            rows.advance(file.id(), from, FileRows.Tally.of(fates));
        }
        if (last) {
            booking(link).end(file);
            rows.commit(file.id());
        } else {
            claims.renew(file.id());
        }
    }

    /** Which neighbours a chunk must not be cut between. */
    BiPredicate<Unit, Unit> inseparable(Link link) {
        return booking(link)::together;
    }

    /** A file of the ledger for whoever books more of it. */
    FileInHand hand(Link link, UUID id) {
        LedgerFile file = rows.get(id);
        return new FileInHand(id, link.name(), file.name(), link.store(), file.read());
    }

    /** Books units that waited; their rows are the caller's. */
    List<UnitFate> again(Link link, FileInHand file, List<Unit> waiting) {
        return fates(link, file, waiting);
    }

    void park(Link link, UUID unit, UnitFate fate) {
        if (fate.why() != null) {
            events.publishEvent(new MessageParked(CONSUMER + link.name(), unit.toString(), fate.why()));
        }
    }

    private List<UnitFate> fates(Link link, FileInHand file, List<Unit> chunk) {
        List<UnitFate> fates = booking(link).book(file, chunk);
        if (fates.size() != chunk.size()) {
            throw new IllegalStateException(
                    fates.size() + " fates for " + chunk.size() + " units of kind " + link.kind());
        }
        return fates;
    }

    private void writeDown(Link link, UUID file, List<Unit> chunk, List<UnitFate> fates) {
        List<Object[]> notable = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            UnitFate fate = fates.get(i);
            if (fate.state() != UnitFate.State.BOOKED && fate.state() != UnitFate.State.REPEATED) {
                UUID id = units.nextId();
                notable.add(units.row(id, file, chunk.get(i), fate));
                if (fate.state() == UnitFate.State.PARKED) {
                    park(link, id, fate);
                }
            }
        }
        units.add(notable);
    }

    private FileBooking booking(Link link) {
        FileBooking booking = byKind.get(link.kind());
        if (booking == null) {
            throw FileRejected.noBooking(link.kind());
        }
        return booking;
    }
}
