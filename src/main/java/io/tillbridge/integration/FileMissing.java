package io.tillbridge.integration;

import java.time.LocalDate;

/** No file of a link came by the hour at which it must be here. */
public record FileMissing(String link, LocalDate day) {}
