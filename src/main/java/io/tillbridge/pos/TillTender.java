package io.tillbridge.pos;

/**
 * What was paid with.
 *
 * @param code as the till calls it
 * @param amount in fen; change and refunds are negative
 * @param turnover whether the till counts it as turnover, which some malls do not for coupons
 */
record TillTender(String code, long amount, boolean turnover) {}
