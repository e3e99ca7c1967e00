package io.tillbridge.pickup;

import io.tillbridge.catalog.Store;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is stuck on a bag that waits on its shelf. Everybody in the store can read it, so it never shows the pickup code.
 * Its texts are plain: characters that steer a printer or turn the reading direction are gone.
 *
 * @param buyerName masked
 * @param labelCode what the bar code says, see {@link #codeOf}
 * @param readyAt as the store's wall clock shows it; so is expiresAt
 */
public record BagLabel(
        String channel,
        String orderId,
        String storeName,
        String location,
        String buyerName,
        int pieces,
        List<Line> lines,
        String labelCode,
        String readyAt,
        String expiresAt) {

    private static final int DIGITS = 13;
    private static final int BITS = 5;
    /** Of an id as text: three groups of digits, each with its hyphen. */
    private static final int FIRST_HALF = 19;

    private static final Pattern LABEL_CODE = Pattern.compile("B[0-9A-HJKMNP-TV-Z]{" + DIGITS + "}");
    private static final Pattern NOT_PRINTED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    /** So many pieces of one article. */
    public record Line(String title, String sku, int quantity) {

        public Line {
            title = plain(title);
            sku = plain(sku);
        }
    }

    public BagLabel {
        if (!LABEL_CODE.matcher(labelCode).matches()) {
            throw new IllegalArgumentException("not the code of a bag: " + labelCode);
        }
        channel = plain(channel);
        orderId = plain(orderId);
        storeName = plain(storeName);
        location = plain(location);
        buyerName = plain(buyerName);
        lines = List.copyOf(lines);
        readyAt = plain(readyAt);
        expiresAt = plain(expiresAt);
    }

    static BagLabel of(PickupView pickup, Store store) {
        List<PickupView.Line> open =
                pickup.lines().stream().filter(line -> line.open() > 0).toList();
        return new BagLabel(
                pickup.channel(),
                pickup.orderId(),
                store.nameZh(),
                orEmpty(pickup.location()),
                orEmpty(pickup.buyerName()),
                open.stream().mapToInt(PickupView.Line::open).sum(),
                open.stream()
                        .map(line -> new Line(line.title(), line.sku().code(), line.open()))
                        .toList(),
                codeOf(pickup.id()),
                minute(store, pickup.readyAt()),
                minute(store, pickup.expiresAt()));
    }

    /** Finds the bag and opens nothing: {@code B} and the random half of the pickup's id in Crockford's base 32. */
    public static String codeOf(UUID pickup) {
        long rest = pickup.getLeastSignificantBits();
        char[] digits = new char[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = Base32.ALPHABET.charAt((int) (rest & (Base32.ALPHABET.length() - 1)));
            rest >>>= BITS;
        }
        return "B" + new String(digits);
    }

    /** The half of the pickup's id that a label names, as the database keeps it. */
    static String halfOf(UUID pickup) {
        return pickup.toString().substring(FIRST_HALF);
    }

    /** The same, read from a label. */
    static Optional<String> halfOf(String labelCode) {
        if (!LABEL_CODE.matcher(labelCode).matches()) {
            return Optional.empty();
        }
        long rest = 0;
        for (char digit : labelCode.substring(1).toCharArray()) {
            rest = rest << BITS | Base32.ALPHABET.indexOf(digit);
        }
        return Optional.of(halfOf(new UUID(0, rest)));
    }

    private static String plain(String text) {
        return NOT_PRINTED.matcher(text).replaceAll(" ").strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String minute(Store store, @Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(store.at(moment));
    }
}
