package io.tillbridge.guides;

import io.tillbridge.shared.StoreId;

/** A shopping guide and the store she works in. */
public record Guide(String guideNo, String name, StoreId store) {}
