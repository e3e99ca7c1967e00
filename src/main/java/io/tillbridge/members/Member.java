package io.tillbridge.members;

/** A member, masked as the counter may see it. */
public record Member(String memberId, String cardNo, String name, String phone, String tier) {}
