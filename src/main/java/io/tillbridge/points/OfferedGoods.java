package io.tillbridge.points;

/** What stores have of the goods that points are exchanged for; the module that knows the stock books answers. */
public interface OfferedGoods {

    /** Whether there is such an article at all. */
    boolean known(String article);

    /** Pieces of the article that are promised to nobody at that store. */
    long free(String article, String store);
}
