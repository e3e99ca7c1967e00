package io.tillbridge.warehouse;

import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.CodeMappings;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.UnmappedCodeRejected;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Translates the article and place codes of a link into ours, with one look-up for all of them. */
@Component
class FeedCodes {

    /** How the catalogue calls the outside world of files; the account is the link. */
    static final String CHANNEL = "FILE";

    private final Articles articles;
    private final CodeMappings mappings;
    private final Stores stores;

    FeedCodes(Articles articles, CodeMappings mappings, Stores stores) {
        this.articles = articles;
        this.mappings = mappings;
        this.stores = stores;
    }

    /** What the codes of one link mean. */
    record Dictionary(String link, Map<String, String> articles, Map<String, String> places) {

        /** @throws UnmappedCodeRejected if nobody has said yet which article it is */
        Sku sku(String code) {
            return new Sku(meaning(ForeignCode.Kind.SKU, code, articles));
        }

        /** @throws UnmappedCodeRejected if nobody has said yet which store or warehouse it is */
        StoreId place(String code) {
            return new StoreId(meaning(ForeignCode.Kind.STORE, code, places));
        }

        /**
         * Says everything at once that is to be mapped, where one after the other would hold the paper up each time.
         *
         * @throws UnmappedCodeRejected for all of the codes that mean nothing yet
         */
        void mustKnow(String place, Collection<String> articleCodes) {
            Set<ForeignCode> unknown = new LinkedHashSet<>();
            if (!places.containsKey(place)) {
                unknown.add(new ForeignCode(ForeignCode.Kind.STORE, CHANNEL, link, place));
            }
            articleCodes.stream()
                    .filter(code -> !articles.containsKey(code))
                    .forEach(code -> unknown.add(new ForeignCode(ForeignCode.Kind.SKU, CHANNEL, link, code)));
            if (!unknown.isEmpty()) {
                throw UnmappedCodeRejected.all(unknown);
            }
        }

        private String meaning(ForeignCode.Kind kind, String code, Map<String, String> words) {
            String ours = words.get(code);
            if (ours == null) {
                throw new UnmappedCodeRejected(new ForeignCode(kind, CHANNEL, link, code));
            }
            return ours;
        }
    }

    /** A mapping wins over a code that happens to be one of ours. */
    Dictionary read(String link, Collection<String> articleCodes, Collection<String> placeCodes) {
        Map<String, String> skus = new HashMap<>();
        articles.known(articleCodes).forEach(code -> skus.put(code, code));
        skus.putAll(articles.ofBarcodes(articleCodes));
        skus.putAll(mappings.targets(ForeignCode.Kind.SKU, CHANNEL, link, articleCodes));
        Set<String> own = new TreeSet<>();
        stores.all().forEach(store -> own.add(store.id().code()));
        Map<String, String> places = new HashMap<>();
        placeCodes.stream().filter(own::contains).forEach(code -> places.put(code, code));
        places.putAll(mappings.targets(ForeignCode.Kind.STORE, CHANNEL, link, placeCodes));
        return new Dictionary(link, skus, places);
    }
}
