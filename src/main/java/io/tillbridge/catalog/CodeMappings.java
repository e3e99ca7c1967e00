package io.tillbridge.catalog;

import io.tillbridge.shared.Audited;
import io.tillbridge.shared.CodeMapped;
import io.tillbridge.shared.MessageParked;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the codes of the outside world mean here, and which of them nobody has explained yet. */
@Component
public class CodeMappings {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Stores stores;
    private final UnmappedCodes waiting;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CodeMappings(
            JdbcClient jdbc,
            Articles articles,
            Stores stores,
            UnmappedCodes waiting,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.articles = articles;
        this.stores = stores;
        this.events = events;
        this.clock = clock;
    }

    /** A code that messages wait for. */
    public record Unmapped(ForeignCode code, long waiting, Instant since) {}

    /** Our code for each of theirs that has been mapped; the others are not in the answer. */
    public Map<String, String> targets(
            ForeignCode.Kind kind, String channel, String account, Collection<String> codes) {
        Map<String, String> targets = new HashMap<>();
        if (!codes.isEmpty()) {
            jdbc.sql("select code, target from catalog_mapping"
                            + " where kind = :kind and channel = :channel and account = :account and code in (:codes)")
                    .param("kind", kind.name())
                    .param("channel", channel)
                    .param("account", account)
                    .param("codes", codes)
                    .query(row -> {
                        targets.put(row.getString(1), row.getString(2));
                    });
        }
        return targets;
    }

    /**
     * Says what a code means, and lets go what waited for it and for no other.
     *
     * @throws CatalogRejected if the target is no article, store or tender of ours
     */
    @Transactional
    public void map(ForeignCode code, String target, String actor) {
        mustMeanSomething(code.kind(), target);
        jdbc.sql("delete from catalog_mapping where kind = ? and channel = ? and account = ? and code = ?")
                .params(code.kind().name(), code.channel(), code.account(), code.code())
                .update();
        jdbc.sql("insert into catalog_mapping (kind, channel, account, code, target) values (?,?,?,?,?)")
                .params(code.kind().name(), code.channel(), code.account(), code.code(), target)
                .update();
        events.publishEvent(new Audited(actor, "CODE_MAPPED", code.kind() + " " + code.code(), "to " + target));
        release(UnmappedCodes.Meant.of(code));
    }

    private void mustMeanSomething(ForeignCode.Kind kind, String target) {
        switch (kind) {
            case SKU -> articles.mustExist(new Sku(target));
            case STORE -> stores.get(new StoreId(target));
            case TENDER -> {
                if (Tender.named(target).isEmpty()) {
                    throw CatalogRejected.unknownTender(target);
                }
            }
            case STAFF -> {
                // Whoever serves is not known to the catalogue; any code will do.
            }
        }
    }

    /** Adds an article; orders and receipts that named its number or barcode before we knew it go again. */
    @Transactional
    public void put(Article article, String actor) {
        articles.put(article);
        events.publishEvent(new Audited(actor, "ARTICLE_PUT", article.sku().code(), article.titleEn()));
        release(UnmappedCodes.Meant.everywhere(
                ForeignCode.Kind.SKU, article.sku().code()));
        if (article.barcode() != null) {
            Gtin.spellings(article.barcode())
                    .forEach(code -> release(UnmappedCodes.Meant.everywhere(ForeignCode.Kind.SKU, code)));
        }
    }

    /** What waits to be mapped, the oldest first. */
    public List<Unmapped> unmapped() {
        return waiting.list();
    }

    @EventListener
    void on(MessageParked parked) {
        if (parked.reason() instanceof UnmappedCodeRejected unmapped) {
            waiting.add(unmapped.foreignCodes(), parked.consumer(), parked.messageKey(), clock.instant());
        }
    }

    private void release(UnmappedCodes.Meant meant) {
        List<CodeMapped.Waiting> free = waiting.remove(meant);
        if (!free.isEmpty()) {
            events.publishEvent(new CodeMapped(meant.code(), free));
        }
    }
}
