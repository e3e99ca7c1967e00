package io.tillbridge.orders;

import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.Ids;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which goods other stores and warehouses may send to a store that has too few of them. Without a rule, none. */
@Component
public class SourcingRules {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Stores stores;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SourcingRules(JdbcClient jdbc, Articles articles, Stores stores, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.stores = stores;
        this.events = events;
        this.clock = clock;
    }

    /** One rule; what it does not name it holds for all of. */
    record Rule(
            @Nullable @Size(max = 32) String channel,
            @Nullable @Size(max = 64) String sku,
            @Nullable @Size(max = 32) String store,
            boolean allowed) {

        private boolean isAbout(String ofChannel, Sku ofSku, StoreId ofStore) {
            return (channel == null || channel.equals(ofChannel))
                    && (sku == null || sku.equals(ofSku.code()))
                    && (store == null || store.equals(ofStore.code()));
        }

        /** An article says more than a store, a store more than a channel. */
        private int weight() {
            return (sku == null ? 0 : 4) + (store == null ? 0 : 2) + (channel == null ? 0 : 1);
        }
    }

    /** All rules as they were at one moment. */
    record Book(List<Rule> rules) {

        /** The rule that says most decides; of two that say as much, the one that forbids. */
        boolean allows(String channel, Sku sku, StoreId store) {
            return deciding(channel, sku, store).map(Rule::allowed).orElse(false);
        }

        boolean forbids(String channel, Sku sku, StoreId store) {
            return deciding(channel, sku, store).map(rule -> !rule.allowed()).orElse(false);
        }

        private Optional<Rule> deciding(String channel, Sku sku, StoreId store) {
            return rules.stream()
                    .filter(rule -> rule.isAbout(channel, sku, store))
                    .max(Comparator.comparingInt(Rule::weight).thenComparing(rule -> !rule.allowed()));
        }
    }

    @Transactional(readOnly = true)
    Book read() {
        return new Book(jdbc.sql("select channel, sku, store_id, allowed from orders_sourcing_rule"
                        + " order by sku, store_id, channel, allowed")
                .query((row, number) ->
                        new Rule(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list());
    }

    /** Whether a rule says that any of these articles is not to be sent to the store, whoever decides. */
    @Transactional(readOnly = true)
    public boolean forbids(String channel, Collection<Sku> skus, StoreId store) {
        Book book = read();
        return skus.stream().anyMatch(sku -> book.forbids(channel, sku, store));
    }

    /** Replaces all rules by these. */
    @Transactional
    Book write(List<Rule> rules, Caller by) {
        for (Rule rule : rules) {
            if (rule.sku() != null) {
                articles.mustExist(new Sku(rule.sku()));
            }
            if (rule.store() != null) {
                stores.get(new StoreId(rule.store()));
            }
        }
        jdbc.sql("delete from orders_sourcing_rule").update();
        for (Rule rule : rules) {
            jdbc.sql("insert into orders_sourcing_rule (id, channel, sku, store_id, allowed) values (?,?,?,?,?)")
                    .params(Ids.next(clock.instant()), rule.channel(), rule.sku(), rule.store(), rule.allowed())
                    .update();
        }
        events.publishEvent(new Audited(by.id(), "SOURCING_RULES", "all", "set to " + rules.size() + " rules"));
        return read();
    }
}
