package io.tillbridge.orders;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paid order as other modules need to know it. */
public record AcceptedOrder(
        UUID ref,
        String channel,
        String account,
        String orderId,
        @Nullable String buyerName,
        @Nullable String buyerPhone,
        List<Collection> collections) {

    /**
     * The part of an order that is collected at one store.
     *
     * @param missing what the store is short of, by article; empty when everything is reserved under {@code id}
     * @param supply who sends the goods if the store is short of them; then nothing is reserved under {@code id}
     */
    public record Collection(
            UUID id,
            StoreId store,
            List<Line> lines,
            Map<Sku, Long> missing,
            @Nullable Supply supply) {

        /** Pieces by article: an order may name one article on several lines. */
        public Map<Sku, Integer> pieces() {
            Map<Sku, Integer> pieces = new TreeMap<>();
            lines.forEach(line -> pieces.merge(line.sku(), line.quantity(), Math::addExact));
            return pieces;
        }

        Collection without(Map<Sku, Long> missingPieces) {
            return new Collection(id, store, lines, missingPieces, supply);
        }

        Collection suppliedBy(@Nullable Supply other) {
            return new Collection(id, store, lines, missing, other);
        }
    }

    /**
     * Pieces of one article.
     *
     * @param lineNo the line's place in the order, from 1
     * @param paid what the shopper paid for all of these pieces
     */
    public record Line(int lineNo, Sku sku, String title, int quantity, Money paid) {}

    /** Another store or the warehouse sends the goods; they are reserved there under {@code id}. */
    public record Supply(UUID id, StoreId from) {}

    /** The same order, with what its stores are short of. */
    AcceptedOrder with(Map<UUID, Map<Sku, Long>> missing) {
        List<Collection> told = collections.stream()
                .map(part -> part.without(missing.getOrDefault(part.id(), Map.of())))
                .toList();
        return of(told);
    }

    /** The same order, with those who send what its stores are short of, by collection. */
    AcceptedOrder supplied(Map<UUID, Supply> supplies) {
        return of(collections.stream()
                .map(part -> part.suppliedBy(supplies.get(part.id())))
                .toList());
    }

    private AcceptedOrder of(List<Collection> parts) {
        return new AcceptedOrder(ref, channel, account, orderId, buyerName, buyerPhone, parts);
    }

    boolean isShort() {
        return collections.stream()
                .anyMatch(collection -> !collection.missing().isEmpty() && collection.supply() == null);
    }
}
