package io.tillbridge.warehouse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.integration.FileOrigin;
import io.tillbridge.integration.OutLinks;
import io.tillbridge.integration.OutgoingFiles;
import io.tillbridge.pickup.Consignment;
import io.tillbridge.pickup.Consignments;
import io.tillbridge.pickup.Transfer;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks warehouses, in files, to send goods to stores, and tells them what is not wanted any more. */
@Component
class PickRequestDesk implements FileOrigin {

    private static final String KIND = "pick-requests";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final PickRequests requests;
    private final Consignments consignments;
    private final OutLinks links;
    private final OutgoingFiles files;
    private final Articles articles;
    private final Stores stores;
    private final ObjectMapper json;
    private final Clock clock;

    PickRequestDesk(
            PickRequests requests,
            Consignments consignments,
            OutLinks links,
            OutgoingFiles files,
            Articles articles,
            Stores stores,
            ObjectMapper json,
            Clock clock) {
        this.requests = requests;
        this.consignments = consignments;
        this.links = links;
        this.files = files;
        this.articles = articles;
        this.stores = stores;
        this.json = json;
        this.clock = clock;
    }

    /** Something has become of a transfer: whoever sends it is told what he has to know. */
    void follow(UUID id) {
        Optional<Consignment> found = consignments.find(id);
        Optional<String> link =
                found.flatMap(consignment -> linkTo(consignment.transfer().from()));
        if (found.isEmpty() || link.isEmpty()) {
            return;
        }
        Optional<Long> number = requests.hold(id);
        Transfer transfer = found.get().transfer();
        boolean wanted = transfer.state() == Transfer.State.REQUESTED;
        if (number.isEmpty() && wanted) {
            ask(found.get(), link.get());
        } else if (number.isPresent() && (wanted || transfer.state() == Transfer.State.CANCELLED)) {
            cancel(found.get(), number.get(), wanted ? transfer.pieces() : Map.of(), link.get());
        }
    }

    @Override
    public Set<String> outgoingKinds() {
        return Set.of(KIND);
    }

    /** A place without a link of its own is asked by its list of transfers. */
    private Optional<String> linkTo(StoreId place) {
        return links.carrying(KIND).stream()
                .filter(link -> place.equals(link.store()))
                .map(OutLinks.OutLink::name)
                .findFirst();
    }

    private void ask(Consignment consignment, String link) {
        Map<Sku, PickRequests.Asked> lines = new TreeMap<>();
        consignment
                .transfer()
                .pieces()
                .forEach((sku, pieces) -> lines.put(sku, new PickRequests.Asked(lines.size() + 1, pieces)));
        if (!lines.isEmpty()) {
            Instant now = clock.instant();
            long number = requests.add(consignment.transfer().id(), link, lines, now);
            send(new Paper(PickRequest.REQUEST, "PR", "PICKREQ", number, number), consignment, lines, link);
        }
    }

    private void cancel(Consignment consignment, long number, Map<Sku, Integer> wanted, String link) {
        UUID id = consignment.transfer().id();
        Map<Sku, PickRequests.Asked> less = new TreeMap<>();
        Map<Sku, Long> pieces = new TreeMap<>();
        requests.lines(id).forEach((sku, asked) -> {
            long over = asked.pieces() - wanted.getOrDefault(sku, 0);
            if (over > 0) {
                less.put(sku, new PickRequests.Asked(asked.line(), over));
                pieces.put(sku, over);
            }
        });
        if (!less.isEmpty()) {
            requests.needLess(id, pieces);
            long own = requests.addCancel(id, clock.instant());
            send(new Paper(PickRequest.CANCEL, "PC", "PICKCANCEL", own, number), consignment, less, link);
        }
    }

    /** @param number of this message; {@code reservation} names the goods */
    private record Paper(String schema, String prefix, String file, long number, long reservation) {}

    private void send(Paper paper, Consignment consignment, Map<Sku, PickRequests.Asked> lines, String link) {
        Transfer transfer = consignment.transfer();
        ZonedDateTime now = stores.get(transfer.to()).at(clock.instant());
        String number = String.format(Locale.ROOT, "%07d", paper.number());
        var order = new PickRequest.Order(
                consignment.orderId(),
                TransferNames.reservation(paper.reservation()),
                MOMENT.format(stores.get(transfer.to()).at(consignment.keptUntil())),
                lines(transfer, lines));
        var request = new PickRequest(
                paper.schema(),
                paper.prefix() + "-" + number,
                MOMENT.format(now),
                transfer.to().code(),
                List.of(order));
        String name = paper.file() + "_" + transfer.to() + "_" + DAY.format(now) + "_" + number + ".json";
        files.add(link, name, bytes(request));
    }

    private List<PickRequest.Line> lines(Transfer transfer, Map<Sku, PickRequests.Asked> asked) {
        Map<Sku, String> barcodes = articles.barcodes(asked.keySet());
        List<PickRequest.Line> lines = new ArrayList<>();
        asked.forEach((sku, line) -> lines.add(new PickRequest.Line(
                line.line(),
                barcodes.getOrDefault(sku, sku.code()),
                line.pieces(),
                transfer.from().code(),
                transfer.to().code())));
        return lines;
    }

    private byte[] bytes(PickRequest request) {
        try {
            return json.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request is always JSON", e);
        }
    }
}
