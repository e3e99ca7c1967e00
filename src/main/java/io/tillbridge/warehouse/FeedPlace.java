package io.tillbridge.warehouse;

import io.tillbridge.integration.FileInHand;
import java.util.Optional;

/** Which place a file is about. */
final class FeedPlace {

    private FeedPlace() {}

    /** As the file says, or as its link does. */
    static Optional<String> find(FileInHand file) {
        return file.head()
                .flatMap(head -> head.text("place"))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .or(() -> Optional.ofNullable(file.store()).map(store -> store.code()));
    }

    /** @throws WarehouseRejected if neither says */
    static String code(FileInHand file) {
        return find(file).orElseThrow(() -> WarehouseRejected.field("place"));
    }
}
