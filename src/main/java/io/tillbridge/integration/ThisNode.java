package io.tillbridge.integration;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** What this process is called where several share the work; a process that starts again is another one. */
@Component
class ThisNode {

    private final String id = UUID.randomUUID().toString();

    String id() {
        return id;
    }
}
