package io.tillbridge.pos;

import io.tillbridge.catalog.Article;
import io.tillbridge.catalog.Articles;
import io.tillbridge.coupons.CouponLists;
import io.tillbridge.integration.FileOrigin;
import io.tillbridge.integration.OutLinks;
import io.tillbridge.integration.OutLinks.OutLink;
import io.tillbridge.integration.OutgoingFiles;
import io.tillbridge.members.Members;
import io.tillbridge.pickup.PickupOrders;
import io.tillbridge.shared.Sku;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists that tills take in: articles with prices, members, the pickups that wait at a store, and the rules of coupons. */
@Component
class OutgoingLists implements FileOrigin {

    /** What a list is of, as links name it. */
    enum Kind {
        ARTICLES("articles", "article", "row", "sku", "barcode", "title-zh", "title-en", "price"),
        MEMBERS("members", "member", "row", "member", "card", "name", "phone", "tier"),
        OPEN_PICKUPS(
                "open-pickups",
                "pickup",
                "row",
                "store",
                "pickup",
                "channel",
                "order",
                "state",
                "shelf",
                "kept-until",
                "line",
                "sku",
                "barcode",
                "title",
                "pieces"),
        COUPONS(
                "coupons",
                "coupon",
                "row",
                "template",
                "title-zh",
                "title-en",
                "kind",
                "off",
                "percent",
                "cap",
                "pieces",
                "minutes",
                "threshold",
                "from",
                "to",
                "days",
                "stacking",
                "group",
                "member-needed",
                "articles",
                "categories",
                "channels");

        private final String link;
        private final String record;
        private final List<String> names;

        Kind(String link, String record, String... names) {
            this.link = link;
            this.record = record;
            this.names = List.of(names);
        }

        String link() {
            return link;
        }

        /** What its rows are called in its layout. */
        String record() {
            return record;
        }

        /** What its rows tell. */
        List<String> names() {
            return names;
        }

        String layout() {
            return record + "-list";
        }

        /** How the file calls itself. */
        String head() {
            return record.toUpperCase(Locale.ROOT);
        }
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final long PIECE = 1000;

    private final ObjectProvider<OutLinks> links;
    private final SentLists sent;
    private final ListPapers papers;
    private final Articles articles;
    private final Members members;
    private final PickupOrders pickups;
    private final CouponLists coupons;
    private final OutgoingFiles files;
    private final Clock clock;

    OutgoingLists(
            ObjectProvider<OutLinks> links,
            SentLists sent,
            ListPapers papers,
            Articles articles,
            Members members,
            PickupOrders pickups,
            CouponLists coupons,
            OutgoingFiles files,
            Clock clock) {
        this.links = links;
        this.sent = sent;
        this.papers = papers;
        this.articles = articles;
        this.members = members;
        this.pickups = pickups;
        this.coupons = coupons;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Set<String> outgoingKinds() {
        return Arrays.stream(Kind.values()).map(Kind::link).collect(Collectors.toSet());
    }

    /**
     * Writes the list for every link that carries it.
     *
     * @param anyway also where nothing has changed since the last time
     * @return the links that get one
     */
    @Transactional
    List<String> send(Kind kind, boolean anyway) {
        OutLinks known = links.getIfAvailable();
        return known == null
                ? List.of()
                : known.carrying(kind.link).stream()
                        .filter(link -> send(kind, link, anyway))
                        .map(OutLink::name)
                        .toList();
    }

    private boolean send(Kind kind, OutLink link, boolean anyway) {
        Instant now = clock.instant();
        byte[] rows = write(kind, link, 0, Instant.EPOCH);
        long number = sent.next(link.name(), rows, anyway, now);
        if (number == 0) {
            return false;
        }
        String name = "%s_%s_%s_%06d.txt".formatted(kind.head(), where(link), MOMENT.format(now.atZone(ZONE)), number);
        files.add(link.name(), name, write(kind, link, number, now));
        return true;
    }

    /** The whole list; two with the same number and time are the same if nothing has changed. */
    byte[] write(Kind kind, OutLink link, long number, Instant now) {
        ListPaper file = papers.begin(kind, link, number, now.atZone(ZONE).toLocalDateTime());
        switch (kind) {
            case ARTICLES -> articles(file);
            case MEMBERS ->
                members.each(one -> file.row(one.memberId(), one.cardNo(), one.name(), one.phone(), one.tier()));
            case OPEN_PICKUPS -> pickups(file, link);
            case COUPONS -> CouponRows.write(file, coupons.usable(link.store()), ZONE);
        }
        return file.end();
    }

    private void articles(ListPaper file) {
        for (Article one : articles.all()) {
            file.row(
                    one.sku(),
                    one.barcode(),
                    one.titleZh(),
                    one.titleEn(),
                    one.price().fen());
        }
    }

    private void pickups(ListPaper file, OutLink link) {
        Map<Sku, String> barcodes = new HashMap<>();
        articles.all().forEach(one -> barcodes.put(one.sku(), Objects.requireNonNullElse(one.barcode(), "")));
        for (PickupOrders.Waiting one : pickups.waiting(link.store())) {
            file.row(
                    one.store(),
                    one.code(),
                    one.channel(),
                    one.orderId(),
                    one.state(),
                    one.location(),
                    one.expiresAt().atZone(ZONE).toLocalDateTime(),
                    (long) one.lineNo(),
                    one.sku(),
                    barcodes.getOrDefault(one.sku(), ""),
                    one.title(),
                    one.pieces() * PIECE);
        }
    }

    static String where(OutLink link) {
        return link.store() == null ? "ALL" : link.store().code();
    }
}
