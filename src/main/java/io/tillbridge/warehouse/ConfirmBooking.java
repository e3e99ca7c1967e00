package io.tillbridge.warehouse;

import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.integration.FileBooking;
import io.tillbridge.integration.FileInHand;
import io.tillbridge.integration.UnitFate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        FeedCodes.Dictionary dictionary = read(file, units);
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

    private FeedCodes.Dictionary read(FileInHand file, List<Unit> units) {
        Set<String> articles = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        FeedPlace.find(file).ifPresent(places::add);
        for (Unit unit : units) {
            for (Row row : unit.rows()) {
                row.text("barcode").map(String::strip).ifPresent(articles::add);
                row.text("place").map(String::strip).ifPresent(places::add);
            }
        }
        return codes.read(file.link(), articles, places);
    }
}
