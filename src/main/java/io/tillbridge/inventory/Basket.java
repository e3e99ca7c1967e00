package io.tillbridge.inventory;

import io.tillbridge.shared.Sku;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A basket as it is written in a web address. */
final class Basket {

    private static final Pattern LINE = Pattern.compile("(.{1,64}):([1-9][0-9]{0,5})");

    private Basket() {}

    /**
     * Pieces by article.
     *
     * @param lines each an article, a colon, and how many pieces
     * @throws InventoryRejected if one of them is not
     */
    static Map<Sku, Integer> of(List<String> lines) {
        Map<Sku, Integer> pieces = new TreeMap<>();
        for (String line : lines) {
            Matcher said = LINE.matcher(line);
            if (!said.matches()) {
                throw InventoryRejected.line(line);
            }
            pieces.merge(new Sku(said.group(1)), Integer.parseInt(said.group(2)), Math::addExact);
        }
        return pieces;
    }
}
