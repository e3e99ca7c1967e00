package io.tillbridge.catalog;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The article master. */
@Component
public class Articles {

    private final JdbcClient jdbc;

    Articles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the codes that are article numbers of ours. */
    public Set<String> known(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(jdbc.sql("select sku from catalog_article where sku in (:codes)")
                .param("codes", codes)
                .query(String.class)
                .list());
    }

    /** Our article number for each of the barcodes that is one of ours, however many leading zeros it is written with. */
    public Map<String, String> ofBarcodes(Collection<String> barcodes) {
        Set<String> asked = new TreeSet<>();
        barcodes.forEach(code -> asked.addAll(Gtin.spellings(code)));
        Map<String, String> ours = new HashMap<>();
        if (!asked.isEmpty()) {
            jdbc.sql("select barcode, sku from catalog_article where barcode in (:codes)")
                    .param("codes", asked)
                    .query(row -> {
                        ours.put(Gtin.plain(row.getString(1)), row.getString(2));
                    });
        }
        Map<String, String> found = new HashMap<>();
        for (String code : barcodes) {
            String sku = ours.get(Gtin.plain(code));
            if (sku != null) {
                found.put(code, sku);
            }
        }
        return found;
    }

    /**
     * Makes sure there is such an article.
     *
     * @throws CatalogRejected if there is none
     */
    public void mustExist(Sku sku) {
        if (known(List.of(sku.code())).isEmpty()) {
            throw CatalogRejected.unknownArticle(sku);
        }
    }

    /** The barcodes of those articles that have one. */
    public Map<Sku, String> barcodes(Collection<Sku> skus) {
        Map<Sku, String> barcodes = new HashMap<>();
        if (!skus.isEmpty()) {
            jdbc.sql("select sku, barcode from catalog_article where sku in (:skus) and barcode is not null")
                    .param("skus", skus.stream().map(Sku::code).toList())
                    .query(row -> {
                        barcodes.put(new Sku(row.getString(1)), row.getString(2));
                    });
        }
        return barcodes;
    }

    /** The categories of those articles that have one. */
    public Map<Sku, String> categories(Collection<Sku> skus) {
        Map<Sku, String> categories = new HashMap<>();
        if (!skus.isEmpty()) {
            jdbc.sql("select sku, category from catalog_article where sku in (:skus) and category is not null")
                    .param("skus", skus.stream().map(Sku::code).toList())
                    .query(row -> {
                        categories.put(new Sku(row.getString(1)), row.getString(2));
                    });
        }
        return categories;
    }

    public List<Article> all() {
        return jdbc.sql(
                        "select sku, barcode, title_zh, title_en, price_fen, category from catalog_article order by sku")
                .query((row, number) -> article(row))
                .list();
    }

    public Optional<Article> find(Sku sku) {
        return jdbc.sql(
                        "select sku, barcode, title_zh, title_en, price_fen, category from catalog_article where sku = ?")
                .param(sku.code())
                .query((row, number) -> article(row))
                .optional();
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(
                new Sku(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new Money(row.getLong(5)),
                row.getString(6));
    }

    /** Adds the article or changes what we say about it; a category stays where none is said. */
    void put(Article article) {
        int changed = jdbc.sql("update catalog_article set barcode = ?, title_zh = ?, title_en = ?, price_fen = ?,"
                        + " category = coalesce(?, category) where sku = ?")
                .params(
                        article.barcode(),
                        article.titleZh(),
                        article.titleEn(),
                        article.price().fen(),
                        article.category(),
                        article.sku().code())
                .update();
        if (changed == 0) {
            jdbc.sql("insert into catalog_article (sku, barcode, title_zh, title_en, price_fen, category)"
                            + " values (?,?,?,?,?,?)")
                    .params(
                            article.sku().code(),
                            article.barcode(),
                            article.titleZh(),
                            article.titleEn(),
                            article.price().fen(),
                            article.category())
                    .update();
        }
    }
}
