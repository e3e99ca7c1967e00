package io.tillbridge.pos;

import io.tillbridge.catalog.Article;
import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Store;
import io.tillbridge.catalog.Stores;
import io.tillbridge.pickup.GoodsHandedOver;
import io.tillbridge.pickup.GoodsReturned;
import io.tillbridge.pickup.HandoverUndone;
import io.tillbridge.pickup.PickupOrders;
import io.tillbridge.shared.Money;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells tills and merchandise systems, each in its own form, what went over the counter and what came back. */
@Component
class HandoverDocuments {

    private final DocumentPost post;
    private final DocumentBook book;
    private final PickupOrders pickups;
    private final Articles articles;
    private final Stores stores;
    private final Clock clock;

    HandoverDocuments(
            DocumentPost post, DocumentBook book, PickupOrders pickups, Articles articles, Stores stores, Clock clock) {
        this.post = post;
        this.book = book;
        this.pickups = pickups;
        this.articles = articles;
        this.stores = stores;
        this.clock = clock;
    }

    /** What a document is about, whichever event it comes from. */
    private record Subject(
            String cause, UUID pickup, String orderId, StoreId store, boolean back, String reason, Instant at) {}

    void handedOver(GoodsHandedOver event) {
        Map<Integer, DocumentBook.Share> shares = new TreeMap<>();
        event.lines().forEach(line -> {
            Integer pieces = event.pieces().get(line.lineNo());
            if (pieces != null) {
                Money before = part(line.paid(), line.collected() - pieces, line.quantity());
                Money after = part(line.paid(), line.collected(), line.quantity());
                shares.put(line.lineNo(), new DocumentBook.Share(pieces, after.minus(before)));
            }
        });
        var subject = new Subject(
                cause(event.handover()), event.pickup(), event.orderId(), event.store(), false, "", event.at());
        send(subject, pickups.handover(event.handover()), shares);
    }

    /** The document of the hand-over is reversed by one that says the same of goods that came back. */
    void undone(HandoverUndone event) {
        Map<Integer, DocumentBook.Share> shares = book.shares(cause(event.handover()));
        var subject = new Subject(
                "undone " + event.handover(),
                event.pickup(),
                event.orderId(),
                event.store(),
                true,
                "HANDOVER-UNDONE",
                event.at());
        send(subject, pickups.handover(event.handover()), shares);
    }

    void returned(GoodsReturned event) {
        Map<Integer, DocumentBook.Share> out = book.shares(event.pickup(), false);
        Map<Integer, DocumentBook.Share> back = book.shares(event.pickup(), true);
        Map<Integer, DocumentBook.Share> shares = new TreeMap<>();
        event.pieces().forEach((line, pieces) -> {
            DocumentBook.Share gone = out.get(line);
            if (gone != null) {
                var before = back.getOrDefault(line, new DocumentBook.Share(0, Money.ZERO));
                Money after = part(gone.amount(), before.pieces() + pieces, gone.pieces());
                shares.put(line, new DocumentBook.Share(pieces, after.minus(before.amount())));
            }
        });
        var subject = new Subject(
                "return " + event.pickup() + " " + event.at(),
                event.pickup(),
                event.orderId(),
                event.store(),
                true,
                event.resaleable() ? "RETURN" : "RETURN-DAMAGED",
                event.at());
        send(subject, Optional.empty(), shares);
    }

    private static String cause(UUID handover) {
        return "handover " + handover;
    }

    /** The share of some pieces in the price of all, in whole fen; the last pieces get what is left. */
    private static Money part(Money all, int pieces, int of) {
        return new Money(Math.multiplyExact(all.fen(), pieces) / of);
    }

    private void send(Subject subject, Optional<PickupOrders.Handover> who, Map<Integer, DocumentBook.Share> shares) {
        if (shares.isEmpty() || !post.wanted(subject.store()) || book.knows(subject.cause())) {
            return;
        }
        Store store = stores.get(subject.store());
        var paper = new HandoverPaper(
                book.number(subject.store()),
                subject.back(),
                subject.reason(),
                subject.pickup(),
                subject.store(),
                store.in(Locale.CHINA),
                who.map(PickupOrders.Handover::counter).orElse("COUNTER"),
                who.map(PickupOrders.Handover::clerk).orElse("COUNTER"),
                subject.orderId(),
                store.at(subject.at()).toLocalDateTime(),
                items(subject.pickup(), shares),
                subject.back() ? book.last(subject.pickup()).orElse(null) : null);
        book.add(subject.cause(), paper, shares, clock.instant());
        post.send(paper);
    }

    private List<HandoverPaper.Item> items(UUID pickup, Map<Integer, DocumentBook.Share> shares) {
        List<HandoverPaper.Item> items = new ArrayList<>();
        for (PickupOrders.Line line : pickups.lines(pickup)) {
            DocumentBook.Share share = shares.get(line.lineNo());
            if (share != null) {
                Optional<Article> article = articles.find(line.sku());
                items.add(new HandoverPaper.Item(
                        line.sku(),
                        article.map(Article::barcode).orElse(null),
                        line.title(),
                        share.pieces(),
                        share.amount(),
                        article.map(Article::price).orElse(Money.ZERO)));
            }
        }
        return items;
    }
}
