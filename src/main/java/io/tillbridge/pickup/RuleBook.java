package io.tillbridge.pickup;

import io.tillbridge.catalog.Stores;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import io.tillbridge.shared.StoreId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads and changes the rules of a store; who changed them is written down. */
@Component
class RuleBook {

    private final StoreRules rules;
    private final Stores stores;
    private final ApplicationEventPublisher events;

    RuleBook(StoreRules rules, Stores stores, ApplicationEventPublisher events) {
        this.rules = rules;
        this.stores = stores;
        this.events = events;
    }

    StoreRule of(StoreId store) {
        return rules.of(stores.get(store).id());
    }

    @Transactional
    StoreRule put(StoreId store, StoreRule rule, Caller manager) {
        rules.put(stores.get(store).id(), rule);
        events.publishEvent(new Audited(manager.id(), "PICKUP_RULES_CHANGED", store.code(), rule.toString()));
        return rule;
    }
}
