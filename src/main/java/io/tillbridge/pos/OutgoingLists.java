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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
        ARTICLES("articles", "ARTICLE"),
        MEMBERS("members", "MEMBER"),
        OPEN_PICKUPS("open-pickups", "PICKUP"),
        COUPONS("coupons", "COUPON");

        private final String link;
        private final String head;

        Kind(String link, String head) {
            this.link = link;
            this.head = head;
        }

        String link() {
            return link;
        }
    }

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final long PIECE = 1000;

    private final ObjectProvider<OutLinks> links;
    private final SentLists sent;
    private final Articles articles;
    private final Members members;
    private final PickupOrders pickups;
    private final CouponLists coupons;
    private final OutgoingFiles files;
    private final Clock clock;

    OutgoingLists(
            ObjectProvider<OutLinks> links,
            SentLists sent,
            Articles articles,
            Members members,
            PickupOrders pickups,
            CouponLists coupons,
            OutgoingFiles files,
            Clock clock) {
        this.links = links;
        this.sent = sent;
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
        String name = "%s_%s_%s_%06d.txt".formatted(kind.head, where(link), MOMENT.format(now.atZone(ZONE)), number);
        files.add(link.name(), name, write(kind, link, number, now));
        return true;
    }

    /** The whole list; two with the same number and time are the same if nothing has changed. */
    byte[] write(Kind kind, OutLink link, long number, Instant now) {
        var file = new PipeFile(charset(link.layout()));
        ZonedDateTime local = now.atZone(ZONE);
        file.head(kind.head, "1.0", where(link), DAY.format(local), MOMENT.format(local), "%06d".formatted(number));
        switch (kind) {
            case ARTICLES -> articles(file);
            case MEMBERS ->
                members.each(one -> file.row(1, one.memberId(), one.cardNo(), one.name(), one.phone(), one.tier()));
            case OPEN_PICKUPS -> pickups(file, link);
            case COUPONS -> CouponRows.write(file, coupons.usable(link.store()), MOMENT, ZONE);
        }
        return file.end();
    }

    private void articles(PipeFile file) {
        for (Article one : articles.all()) {
            file.row(
                    one.price().fen(),
                    one.sku(),
                    Objects.requireNonNullElse(one.barcode(), ""),
                    one.titleZh(),
                    one.titleEn(),
                    one.price().fen());
        }
    }

    private void pickups(PipeFile file, OutLink link) {
        Map<Sku, String> barcodes = new HashMap<>();
        articles.all().forEach(one -> barcodes.put(one.sku(), Objects.requireNonNullElse(one.barcode(), "")));
        for (PickupOrders.Waiting one : pickups.waiting(link.store())) {
            file.row(
                    one.pieces() * PIECE,
                    one.store(),
                    one.code(),
                    one.channel(),
                    one.orderId(),
                    one.state(),
                    Objects.requireNonNullElse(one.location(), ""),
                    MOMENT.format(one.expiresAt().atZone(ZONE)),
                    one.lineNo(),
                    one.sku(),
                    barcodes.getOrDefault(one.sku(), ""),
                    one.title(),
                    one.pieces() * PIECE);
        }
    }

    private static String where(OutLink link) {
        return link.store() == null ? "ALL" : link.store().code();
    }

    /** Old tills read GB18030; a layout that is meant for them says so in its name. */
    private static Charset charset(String layout) {
        String name = layout.toLowerCase(Locale.ROOT);
        return name.contains("gb") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
    }
}
