package io.tillbridge.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers on this node which balances have changed, so that telling the channels costs an order nothing. */
@Component
class StockTouches {

    private final Set<StockKey> touched = ConcurrentHashMap.newKeySet();

    /** Counts once the transaction has committed. */
    void add(Collection<StockKey> keys) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            List<StockKey> changed = List.copyOf(keys);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    touched.addAll(changed);
                }
            });
        } else {
            touched.addAll(keys);
        }
    }

    /** Everything touched since the last time. */
    List<StockKey> take() {
        List<StockKey> taken = new ArrayList<>(touched);
        taken.forEach(touched::remove);
        return taken;
    }
}
