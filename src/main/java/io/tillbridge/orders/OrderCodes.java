package io.tillbridge.orders;

import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.CodeMappings;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Translates the article and store codes of a group of orders into ours, with one look-up for all of them. */
@Component
class OrderCodes {

    private final Articles articles;
    private final CodeMappings mappings;
    private final Stores stores;

    OrderCodes(Articles articles, CodeMappings mappings, Stores stores) {
        this.articles = articles;
        this.mappings = mappings;
        this.stores = stores;
    }

    private record Shop(String channel, String account) {}

    /** Our code for every code that some order of the group uses and that means something. */
    final class Dictionary {

        private final Map<ForeignCode, String> words = new HashMap<>();

        /**
         * Our article number of a line.
         *
         * @throws UnmappedCodeRejected if nobody has said yet what the channel's code means
         */
        Sku sku(OrderEvent event, OrderEvent.Line line) {
            for (String candidate : candidates(line)) {
                String ours = words.get(code(ForeignCode.Kind.SKU, event, candidate));
                if (ours != null) {
                    return new Sku(ours);
                }
            }
            List<String> candidates = candidates(line);
            throw new UnmappedCodeRejected(
                    code(ForeignCode.Kind.SKU, event, candidates.isEmpty() ? line.lineId() : candidates.get(0)));
        }

        /**
         * The store where a part of the order is collected.
         *
         * @throws UnmappedCodeRejected if nobody has said yet which store the channel's code means
         */
        StoreId store(OrderEvent event, OrderEvent.Fulfilment fulfilment) {
            String theirs = theirs(fulfilment);
            if (theirs == null) {
                throw OrderRejected.because(OrderRejected.Code.ORDER_NO_STORE, fulfilment.ref());
            }
            ForeignCode code = code(ForeignCode.Kind.STORE, event, theirs);
            String ours = words.get(code);
            if (ours == null) {
                throw new UnmappedCodeRejected(code);
            }
            return new StoreId(ours);
        }
    }

    Dictionary read(List<OrderEvent> events) {
        var dictionary = new Dictionary();
        Map<Shop, Set<String>> skus = new HashMap<>();
        Map<Shop, Set<String>> places = new HashMap<>();
        for (OrderEvent event : events) {
            var shop = new Shop(event.channel(), event.account());
            event.order()
                    .lines()
                    .forEach(line ->
                            skus.computeIfAbsent(shop, s -> new TreeSet<>()).addAll(candidates(line)));
            event.order().fulfilments().stream()
                    .map(OrderCodes::theirs)
                    .filter(Objects::nonNull)
                    .forEach(code ->
                            places.computeIfAbsent(shop, s -> new TreeSet<>()).add(code));
        }
        skus.forEach((shop, codes) -> look(dictionary, ForeignCode.Kind.SKU, shop, codes, articles.known(codes)));
        places.forEach((shop, codes) -> look(dictionary, ForeignCode.Kind.STORE, shop, codes, ownStores(codes)));
        return dictionary;
    }

    /** A mapping wins over a code that happens to be one of ours. */
    private void look(Dictionary dictionary, ForeignCode.Kind kind, Shop shop, Set<String> codes, Set<String> ours) {
        ours.forEach(code -> dictionary.words.put(new ForeignCode(kind, shop.channel(), shop.account(), code), code));
        mappings.targets(kind, shop.channel(), shop.account(), codes)
                .forEach((code, target) ->
                        dictionary.words.put(new ForeignCode(kind, shop.channel(), shop.account(), code), target));
    }

    private Set<String> ownStores(Set<String> codes) {
        Set<String> own = new TreeSet<>(codes);
        own.retainAll(stores.all().stream().map(store -> store.id().code()).toList());
        return own;
    }

    private static ForeignCode code(ForeignCode.Kind kind, OrderEvent event, String code) {
        return new ForeignCode(kind, event.channel(), event.account(), code);
    }

    private static @Nullable String theirs(OrderEvent.Fulfilment fulfilment) {
        String code = blank(fulfilment.storeCode()) ? fulfilment.channelStoreId() : fulfilment.storeCode();
        return usable(code) ? code : null;
    }

    /** The merchant's own code first, then the channel's, then the barcode (field/channels.md 13, mapping tables). */
    private static List<String> candidates(OrderEvent.Line line) {
        Set<String> codes = new LinkedHashSet<>();
        for (String code : new String[] {line.outerSkuId(), line.channelSkuId(), line.barcode()}) {
            if (usable(code)) {
                codes.add(code);
            }
        }
        return new ArrayList<>(codes);
    }

    private static boolean usable(@Nullable String code) {
        return code != null && !code.isBlank() && code.length() <= ForeignCode.LONGEST;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
