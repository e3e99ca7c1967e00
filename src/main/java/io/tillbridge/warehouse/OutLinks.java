package io.tillbridge.warehouse;

import io.tillbridge.shared.StoreId;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which outgoing link carries our requests to a place. A place without one is asked by its own list of transfers.
 *
 * @param requestLinks the link's name by the place's code
 */
@ConfigurationProperties("tillbridge.warehouse")
record OutLinks(@DefaultValue Map<String, String> requestLinks) {

    Optional<String> of(StoreId place) {
        return Optional.ofNullable(requestLinks.get(place.code()));
    }
}
