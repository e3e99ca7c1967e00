package io.tillbridge.integration;

import java.util.List;
import java.util.UUID;

/**
 * What kept the parked units of these files from being booked is gone, such as a missing file before them: they can be
 * booked again now. A module publishes it inside the transaction that changes that.
 *
 * @param files by their id in the file ledger
 */
public record FilesReleased(List<UUID> files) {}
