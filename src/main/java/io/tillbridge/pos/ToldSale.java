package io.tillbridge.pos;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tillbridge.formats.Row;
import io.tillbridge.formats.Unit;
import io.tillbridge.shared.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that a till tells by message as soon as it is made. The till's file may tell it again at night.
 *
 * @param till as the till's files call it; absent for the till that asks
 * @param businessDate absent where it is the day of {@code at}
 * @param at by the store's clock
 * @param type SALE if absent; RETURN, VOID, POST_VOID and so on as in files
 * @param total absent where it is what the lines come to
 * @param discount of the receipt as a whole
 * @param coupons codes of coupons that were used; those redeemed by message before are not used again
 * @param original what is undone or brought back; whatever it leaves out is as in this one
 */
public record ToldSale(
        @Nullable @Size(max = 32) String till,
        @NotBlank @Size(max = 64) String receipt,
        @Nullable LocalDate businessDate,
        @NotNull LocalDateTime at,
        @Nullable @Size(max = 32) String type,
        @Nullable @Size(max = 64) String operator,
        @Nullable @Size(max = 64) String member,
        @Nullable @Size(max = 64) String externalOrder,
        @Nullable Money total,
        @Nullable Money discount,
        @Nullable @Size(max = 500) List<@Valid @NotNull Line> lines,
        @Nullable @Size(max = 20) List<@Valid @NotNull Paid> tenders,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 64) String> coupons,
        @Nullable @Valid Original original) {

    private static final List<String> HEAD = List.of(
            "till",
            "receipt",
            "business-date",
            "at",
            "type",
            "operator",
            "member",
            "external-order",
            "total",
            "original-till",
            "original-business-date",
            "original-receipt");
    private static final List<String> LINE = List.of(
            "kind",
            "sku",
            "title",
            "quantity",
            "unit-price",
            "amount",
            "discount",
            "guide",
            "external-order",
            "reservation");

    /**
     * Goods on it.
     *
     * @param article our number, a barcode, or a code that is mapped
     * @param quantity in pieces, to a thousandth; what comes back may have a sign or not
     * @param amount what they come to after the discount of the line
     * @param back they came back
     */
    @Schema(name = "ToldSaleLine")
    public record Line(
            @NotBlank @Size(max = 64) String article,
            @Nullable @Size(max = 200) String title,
            @NotNull BigDecimal quantity,
            @Nullable Money unitPrice,
            @NotNull Money amount,
            @Nullable Money discount,
            @Nullable @Size(max = 64) String guide,
            @Nullable @Size(max = 64) String externalOrder,
            @Nullable @Size(max = 64) String reservation,
            boolean back) {}

    /** What was paid with; change is negative. */
    @Schema(name = "ToldSaleTender")
    public record Paid(
            @NotBlank @Size(max = 64) String tender,
            @NotNull Money amount) {}

    /** Another transaction that this one is about. */
    @Schema(name = "ToldSaleOriginal")
    public record Original(
            @Nullable @Size(max = 32) String till,
            @Nullable LocalDate businessDate,
            @NotBlank @Size(max = 64) String receipt) {}

    /** Names a shopper's coupons and card, which no log shall have. */
    @Override
    public String toString() {
        return "ToldSale[" + receipt + "]";
    }

    /** In the words of files, so that both are booked alike. */
    Unit unit(String asking, String raw) {
        List<Row> rows = new ArrayList<>();
        rows.add(head(till == null ? asking : till));
        for (Line line : orEmpty(lines)) {
            rows.add(row(line));
        }
        for (Paid paid : orEmpty(tenders)) {
            rows.add(new Row("tender", List.of("tender", "amount"), new Object[] {
                paid.tender(), paid.amount().fen()
            }));
        }
        if (discount != null) {
            rows.add(new Row("discount", List.of("amount"), new Object[] {discount.fen()}));
        }
        for (String code : orEmpty(coupons)) {
            rows.add(new Row("coupon", List.of("coupon"), new Object[] {code}));
        }
        return new Unit(1, 0, rows, raw);
    }

    private Row head(String ofTill) {
        return new Row(TillHead.TOLD, HEAD, new Object[] {
            ofTill,
            receipt,
            businessDate,
            at,
            type,
            operator,
            member,
            externalOrder,
            total == null ? null : total.fen(),
            original == null ? null : original.till(),
            original == null ? null : original.businessDate(),
            original == null ? null : original.receipt()
        });
    }

    private Row row(Line line) {
        boolean back = line.back() || "RETURN".equals(type);
        return new Row("line", LINE, new Object[] {
            back ? "RETURN" : "SALE",
            line.article(),
            line.title(),
            line.quantity().movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValue(),
            line.unitPrice() == null ? null : line.unitPrice().fen(),
            line.amount().fen(),
            line.discount() == null ? null : line.discount().fen(),
            line.guide(),
            line.externalOrder(),
            line.reservation()
        });
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
