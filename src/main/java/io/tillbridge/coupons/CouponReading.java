package io.tillbridge.coupons;

import io.tillbridge.catalog.Articles;
import io.tillbridge.shared.Sku;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds coupons by what was scanned, and fills in what a basket does not say. */
@Component
class CouponReading {

    private final Coupons coupons;
    private final CouponTemplates templates;
    private final CouponVault vault;
    private final Articles articles;

    CouponReading(Coupons coupons, CouponTemplates templates, CouponVault vault, Articles articles) {
        this.coupons = coupons;
        this.templates = templates;
        this.vault = vault;
        this.articles = articles;
    }

    /** A coupon and the rules it is a piece of. */
    record Held(Coupon coupon, CouponTemplate template) {}

    /**
     * The coupons behind the codes, in the order of the codes.
     *
     * @throws CouponRejected if a code is unknown, or one is there twice
     */
    List<Held> byCodes(List<String> codes) {
        List<CouponCode> read = codes.stream()
                .map(code -> CouponCode.read(code).orElseThrow(CouponRejected::unknown))
                .toList();
        Set<String> hashes = new LinkedHashSet<>();
        read.forEach(code -> hashes.add(vault.hash(code)));
        if (hashes.size() < codes.size()) {
            throw CouponRejected.twice();
        }
        Map<String, Coupon> found =
                coupons.byHashes(hashes).stream().collect(Collectors.toMap(Coupons.Found::hash, Coupons.Found::coupon));
        if (found.size() < hashes.size()) {
            throw read.stream().anyMatch(code -> code.mistyped() && !found.containsKey(vault.hash(code)))
                    ? CouponRejected.checkDigit()
                    : CouponRejected.unknown();
        }
        List<Held> held = new ArrayList<>();
        for (String hash : hashes) {
            Coupon coupon = java.util.Objects.requireNonNull(found.get(hash));
            held.add(new Held(coupon, templates.terms(coupon.paper().template())));
        }
        return held;
    }

    /** The basket with the categories of the article master, where a coupon asks for them. */
    Basket basket(CouponUse use, List<Held> held) {
        List<BasketLine> lines = use.lines() == null ? List.of() : use.lines();
        boolean needed = held.stream()
                .anyMatch(one -> !one.template().terms().scope().categories().isEmpty());
        Set<Sku> unsaid = lines.stream()
                .filter(line -> line.category() == null)
                .map(BasketLine::sku)
                .collect(Collectors.toSet());
        if (!needed || unsaid.isEmpty()) {
            return new Basket(lines);
        }
        Map<Sku, String> known = articles.categories(unsaid);
        return new Basket(lines.stream()
                .map(line -> line.category() == null ? line.of(known.get(line.sku())) : line)
                .toList());
    }
}
