package io.tillbridge.formats;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a POSLog transaction and its lines are, in our words. */
final class PoslogTypes {

    private static final String CANCELLED = "CANCELLED";
    private static final String SUSPENDED = "SUSPENDED";
    private static final String TRAINING = "TRAINING";

    private static final Map<String, String> OFF_THE_BOOKS = Map.of(
            "CANCELED", CANCELLED,
            "CANCELLED", CANCELLED,
            "CANCELORPHANED", CANCELLED,
            "SUSPENDED", SUSPENDED,
            "SUSPENDEDRETRIEVED", SUSPENDED,
            "INCOMPLETE", CANCELLED,
            "FAILED", CANCELLED,
            "TRAINING", TRAINING,
            "TRANSACTIONVOIDED", CANCELLED,
            "VOIDED", CANCELLED);

    private static final Map<String, String> CONTROLS = Map.of(
            "BusinessEOD", "END_OF_DAY",
            "BusinessSOD", "START_OF_DAY",
            "POSEOD", "TILL_CLOSE",
            "POSSOD", "TILL_OPEN",
            "OperatorSignOn", "SIGN_ON",
            "OperatorSignOff", "SIGN_OFF",
            "TransactionVoid", "VOID");

    private static final Map<String, String> LINES = Map.of(
            "Sale", "SALE",
            "SaleForDelivery", "SALE",
            "SaleForPickup", "PICKUP",
            "Return", "RETURN",
            "ReturnForPickup", "RETURN",
            "CustomerOrderForPickup", "PICKUP",
            "CustomerOrderForDelivery", "SALE");

    private PoslogTypes() {}

    /** The type of a transaction in which nobody sold anything: training, suspended, cancelled. Null for all others. */
    static @Nullable String offTheBooks(XmlNode transaction) {
        if (transaction.isTrue("TrainingModeFlag")) {
            return TRAINING;
        }
        if (transaction.isTrue("CancelFlag")) {
            return CANCELLED;
        }
        String type = OFF_THE_BOOKS.get(plain(transaction.attribute("TransactionType")));
        XmlNode retail = transaction.child("RetailTransaction");
        return type == null && retail != null ? OFF_THE_BOOKS.get(plain(retail.attribute("TransactionStatus"))) : type;
    }

    /**
     * The type of a transaction; null where its body is none that we know.
     *
     * @param total decides between a sale and a return
     */
    static @Nullable String type(XmlNode transaction, long total) {
        String vendors = transaction.attribute("TransactionType");
        if (!vendors.isEmpty() && !plain(vendors).startsWith("RETAIL")) {
            return snake(vendors);
        }
        return transaction.children().stream()
                .map(body -> typeOf(body, total))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String typeOf(XmlNode body, long total) {
        return switch (body.name()) {
            case "RetailTransaction" -> {
                boolean voided = plain(body.attribute("TransactionStatus")).equals("POSTVOIDED");
                yield voided ? "POST_VOID" : total < 0 ? "RETURN" : "SALE";
            }
            case "CustomerOrderTransaction" -> "ORDER";
            case "ControlTransaction", "TenderControlTransaction", "InventoryControlTransaction" -> control(body);
            default -> null;
        };
    }

    private static String control(XmlNode body) {
        String what =
                body.children().isEmpty() ? body.name() : body.children().get(0).name();
        return CONTROLS.getOrDefault(what, snake(what));
    }

    /** Our kind for the body of a line; null where it is no article. */
    static @Nullable String kind(XmlNode body) {
        String kind = LINES.get(body.name());
        String order = body.attribute("OrderStatus");
        boolean ordered = body.name().startsWith("CustomerOrder") && !order.isEmpty() && !order.equals("Completed");
        return ordered ? "ORDER" : kind;
    }

    /** {@code dtv:CancelOrphaned} without what is before the colon, in capitals. */
    private static String plain(String word) {
        return word.substring(word.indexOf(':') + 1).toUpperCase(Locale.ROOT);
    }

    private static String snake(String word) {
        return word.substring(word.indexOf(':') + 1)
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
    }
}
