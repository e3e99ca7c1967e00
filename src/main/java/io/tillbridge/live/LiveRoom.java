package io.tillbridge.live;

/** A room in which the retailer sells live. */
public record LiveRoom(String roomId, String channel, String nameZh, String nameEn) {}
