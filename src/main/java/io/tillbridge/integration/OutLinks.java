package io.tillbridge.integration;

import io.tillbridge.shared.StoreId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links of direction OUT that are live or paused, for whoever has something to send. */
public interface OutLinks {

    /** Those that carry files of this kind. */
    List<OutLink> carrying(String kind);

    /**
     * Where files can be sent; {@link OutgoingFiles} takes them.
     *
     * @param layout as the link names it, which says how the files are written
     * @param store the one store the link is for; null for all
     */
    record OutLink(String name, String layout, @Nullable StoreId store) {

        /** Whether files about this store go there. */
        public boolean serves(StoreId one) {
            return store == null || store.equals(one);
        }
    }
}
