package io.tillbridge.counter;

import io.tillbridge.catalog.Articles;
import io.tillbridge.inventory.GiftStock;
import io.tillbridge.points.Exchange;
import io.tillbridge.points.ExchangeReverted;
import io.tillbridge.points.Offer;
import io.tillbridge.points.OfferedGoods;
import io.tillbridge.points.PointsExchanged;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Goods for points leave the store's stock in the transaction that takes the points, and return with them. */
@Component
class GoodsForPoints implements OfferedGoods {

    private final Articles articles;
    private final GiftStock stock;

    GoodsForPoints(Articles articles, GiftStock stock) {
        this.articles = articles;
        this.stock = stock;
    }

    @Override
    public boolean known(String article) {
        return !articles.known(Set.of(article)).isEmpty();
    }

    @Override
    public long free(String article, String store) {
        return stock.free(new StoreId(store), new Sku(article));
    }

    @EventListener
    void give(PointsExchanged event) {
        Exchange made = event.exchange();
        if (made.kind() == Offer.Kind.GOODS) {
            stock.give(made.id(), store(made), new Sku(made.reference()), made.quantity(), made.actor());
        }
    }

    @EventListener
    void takeBack(ExchangeReverted event) {
        Exchange reverted = event.exchange();
        if (reverted.kind() == Offer.Kind.GOODS) {
            stock.takeBack(
                    reverted.id(),
                    store(reverted),
                    new Sku(reverted.reference()),
                    reverted.quantity(),
                    reverted.actor());
        }
    }

    private static StoreId store(Exchange made) {
        return new StoreId(Objects.requireNonNull(made.store()));
    }
}
