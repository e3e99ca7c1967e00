package io.tillbridge.integration;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How files are taken in.
 *
 * @param kept folder of the original bytes; nodes that share the work share it
 * @param keepFor so long they are kept, and longer where they may still be needed
 * @param chunkRows a file of no more rows is booked in one transaction, a larger one in chunks of so many units
 * @param incompleteAfter a file whose rest does not come for so long is set aside
 * @param maxAttempts so often booking a file is tried before it is set aside
 * @param lease for so long a node that says nothing keeps a link or a file
 */
@ConfigurationProperties("tillbridge.files")
record FilesProperties(
        Path kept, Duration keepFor, int chunkRows, Duration incompleteAfter, int maxAttempts, Duration lease) {}
