package io.tillbridge.coupons;

import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is for, and where. An empty set means everything or everywhere; articles and categories add up.
 *
 * @param thresholdFen what the eligible lines must come to, in fen; 0 for anything
 * @param channels upper-case names such as {@code WECHAT}; {@code STORE} is a sale at a till
 * @param memberNeeded whether the one who uses it must be known, and be the one it was given to
 */
public record Scope(
        long thresholdFen,
        Set<Sku> skus,
        Set<String> categories,
        Set<StoreId> stores,
        Set<String> channels,
        boolean memberNeeded) {

    public static final Scope EVERYTHING = new Scope(0, Set.of(), Set.of(), Set.of(), Set.of(), false);

    private static final int MOST = 500;

    public Scope {
        skus = orNone(skus);
        categories = orNone(categories);
        stores = orNone(stores);
        channels = orNone(channels);
        if (thresholdFen < 0
                || skus.size() + categories.size() > MOST
                || stores.size() > MOST
                || channels.size() > MOST
                || categories.stream().anyMatch(Scope::unusable)
                || channels.stream().anyMatch(Scope::unusable)) {
            throw new IllegalArgumentException("the scope has too many or unusable entries");
        }
    }

    public Scope from(long fen) {
        return new Scope(fen, skus, categories, stores, channels, memberNeeded);
    }

    public Scope onlyArticles(Set<Sku> only) {
        return new Scope(thresholdFen, only, categories, stores, channels, memberNeeded);
    }

    public Scope onlyCategories(Set<String> only) {
        return new Scope(thresholdFen, skus, only, stores, channels, memberNeeded);
    }

    public Scope onlyStores(Set<StoreId> only) {
        return new Scope(thresholdFen, skus, categories, only, channels, memberNeeded);
    }

    public Scope onlyChannels(Set<String> only) {
        return new Scope(thresholdFen, skus, categories, stores, only, memberNeeded);
    }

    public Scope onlyTheMember() {
        return of(true);
    }

    Scope of(boolean onlyTheMember) {
        return new Scope(thresholdFen, skus, categories, stores, channels, onlyTheMember);
    }

    boolean covers(BasketLine line) {
        boolean everything = skus.isEmpty() && categories.isEmpty();
        return everything
                || skus.contains(line.sku())
                || line.category() != null && categories.contains(line.category());
    }

    boolean at(StoreId store) {
        return stores.isEmpty() || stores.contains(store);
    }

    boolean in(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    /** A program may leave a set out of its JSON. */
    private static <T> Set<T> orNone(@Nullable Set<T> set) {
        return set == null ? Set.of() : Set.copyOf(set);
    }

    private static boolean unusable(String word) {
        return word.isBlank() || word.length() > 64;
    }
}
