package io.tillbridge.warehouse;

import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Confirmations of warehouses that goods have left for a store. */
@Component
class ConfirmBooking implements FileBooking {

    private final FeedCodes codes;
    private final ConfirmDesk desk;
    private final Stores stores;

    ConfirmBooking(FeedCodes codes, ConfirmDesk desk, Stores stores) {
        this.codes = codes;
        this.desk = desk;
        this.stores = stores;
    }

    @Override
    public String kind() {
        return "ship-confirm";
    }

    @Override
    public List<UnitFate> book(FileInHand file, List<Unit> units) {
        FeedCodes.Dictionary dictionary = FeedRows.read(codes, file, units);
        String place = FeedPlace.find(file).orElse("");
        desk.hold(units.stream().flatMap(unit -> orders(unit).stream()).toList());
        return units.stream().map(unit -> book(file, unit, dictionary, place)).toList();
    }

    private UnitFate book(FileInHand file, Unit unit, FeedCodes.Dictionary dictionary, String place) {
        try {
            return desk.book(Confirm.read(unit, dictionary, stores, place), file.link());
        } catch (UnmappedCodeRejected waits) {
            return UnitFate.parked(waits);
        } catch (WarehouseRejected no) {
            return UnitFate.refused(no);
        }
    }

    private static List<String> orders(Unit unit) {
        return unit.rows("confirm").stream()
                .flatMap(row -> row.text("order").stream())
                .map(String::strip)
                .toList();
    }
}
