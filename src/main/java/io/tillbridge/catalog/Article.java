package io.tillbridge.catalog;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import org.jspecify.annotations.Nullable;

/** Something the retailer sells. */
public record Article(Sku sku, @Nullable String barcode, String titleZh, String titleEn, Money price) {}
