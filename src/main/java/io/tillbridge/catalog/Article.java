package io.tillbridge.catalog;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import org.jspecify.annotations.Nullable;

/**
 * Something the retailer sells.
 *
 * @param category the retailer's own word for its kind, such as {@code KNITWEAR}; absent where nobody said
 */
public record Article(
        Sku sku,
        @Nullable String barcode,
        String titleZh,
        String titleEn,
        Money price,
        @Nullable String category) {}
