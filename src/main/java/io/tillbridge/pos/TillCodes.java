package io.tillbridge.pos;

import io.tillbridge.catalog.Articles;
import io.tillbridge.catalog.CodeMappings;
import io.tillbridge.catalog.ForeignCode;
import io.tillbridge.catalog.Stores;
import io.tillbridge.catalog.Tender;
import io.tillbridge.shared.StaffDirectory;
import io.tillbridge.shared.StoreId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Translates the codes of many receipts at once. What somebody has mapped comes first; a code that is one of ours, or a word
 * that every till uses, needs no mapping.
 */
@Component
class TillCodes {

    static final String CHANNEL = "FILE";

    private final CodeMappings mappings;
    private final Articles articles;
    private final Stores stores;
    private final StaffDirectory staff;
    private final KnownArticles known;

    TillCodes(CodeMappings mappings, Articles articles, Stores stores, StaffDirectory staff, Clock clock) {
        this.known = new KnownArticles(clock);
        this.mappings = mappings;
        this.articles = articles;
        this.stores = stores;
        this.staff = staff;
    }

    /** Our codes for those that some of the receipts use. */
    TillDictionary read(String link, List<TillReceipt> receipts) {
        return new TillDictionary(
                link,
                stores(
                        link,
                        words(receipts.stream().map(receipt -> receipt.head().store()))),
                articles(link, words(lines(receipts).map(TillLine::article))),
                tenders(
                        link,
                        words(receipts.stream()
                                .flatMap(receipt -> receipt.tenders().stream())
                                .map(TillTender::code))),
                guides(link, words(lines(receipts).map(TillLine::guide))),
                mapped(
                        ForeignCode.Kind.STAFF,
                        link,
                        words(receipts.stream().map(receipt -> receipt.head().operator()))));
    }

    private static Stream<TillLine> lines(List<TillReceipt> receipts) {
        return receipts.stream().flatMap(receipt -> receipt.lines().stream());
    }

    private static Set<String> words(Stream<@Nullable String> codes) {
        return codes.filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private Map<String, String> mapped(ForeignCode.Kind kind, String link, Set<String> codes) {
        return mappings.targets(kind, CHANNEL, link, codes);
    }

    private Map<String, String> stores(String link, Set<String> codes) {
        Map<String, String> ours = mapped(ForeignCode.Kind.STORE, link, codes);
        for (String code : codes) {
            if (!ours.containsKey(code)
                    && StoreId.possible(code)
                    && stores.find(new StoreId(code)).isPresent()) {
                ours.put(code, code);
            }
        }
        return ours;
    }

    private Map<String, String> articles(String link, Set<String> codes) {
        Map<String, String> kept = known.of(link);
        Set<String> fresh = new HashSet<>(codes);
        fresh.removeAll(kept.keySet());
        Map<String, String> ours = mapped(ForeignCode.Kind.SKU, link, fresh);
        articles.ofBarcodes(others(fresh, ours)).forEach(ours::put);
        articles.known(others(fresh, ours)).forEach(sku -> ours.put(sku, sku));
        kept.putAll(ours);
        return kept;
    }

    private Map<String, Tender> tenders(String link, Set<String> codes) {
        Map<String, Tender> ours = new HashMap<>();
        mapped(ForeignCode.Kind.TENDER, link, codes).forEach((code, target) -> ours.put(code, Tender.valueOf(target)));
        codes.forEach(code -> Tender.meant(code).ifPresent(tender -> ours.putIfAbsent(code, tender)));
        return ours;
    }

    private Map<String, String> guides(String link, Set<String> codes) {
        Map<String, String> ours = mapped(ForeignCode.Kind.STAFF, link, codes);
        staff.known(others(codes, ours)).forEach(code -> ours.put(code, code));
        return ours;
    }

    private static Collection<String> others(Set<String> codes, Map<String, String> found) {
        Set<String> others = new HashSet<>(codes);
        others.removeAll(found.keySet());
        return others;
    }
}
