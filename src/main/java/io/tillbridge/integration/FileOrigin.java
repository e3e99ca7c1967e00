package io.tillbridge.integration;

import java.util.Set;

/** What a module sends in files, so that a link that asks for something nobody sends is refused. */
public interface FileOrigin {

    /** As links of direction OUT name them, such as {@code articles}. */
    Set<String> outgoingKinds();
}
