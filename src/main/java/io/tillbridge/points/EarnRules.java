package io.tillbridge.points;

import io.tillbridge.shared.Money;
import io.tillbridge.shared.Sku;
import io.tillbridge.shared.StoreId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Says how many points goods earn. Points are whole; what a rule's lines pay together is rounded down once. */
@Component
class EarnRules {

    private final PointsRules rules;

    EarnRules(PointsRules rules) {
        this.rules = rules;
    }

    /** What somebody bought, and when; {@code earnedForOrder} and {@code earnedToday} were earned before. */
    record Sale(
            String tier,
            String channel,
            StoreId store,
            Instant at,
            List<Line> lines,
            long earnedForOrder,
            long earnedToday) {}

    record Line(int lineNo, Sku sku, int pieces, Money paid) {}

    /** What a line earns, and by which version of which rule. */
    record Earned(Line line, long points, String rule, int version) {}

    /** Lines that earn nothing are not among them. */
    List<Earned> of(Sale sale) {
        List<PointsRule> valid = rules.at(sale.at());
        Map<PointsRule, List<Line>> byRule = new LinkedHashMap<>();
        for (Line line : sale.lines()) {
            var situation = new PointsRule.Situation(sale.tier(), sale.channel(), sale.store(), line.sku());
            PointsRules.strongest(valid, PointsRule.Kind.EARN, situation)
                    .ifPresent(rule -> byRule.computeIfAbsent(rule, any -> new ArrayList<>())
                            .add(line));
        }
        Map<Integer, Earned> earned = new TreeMap<>();
        byRule.forEach((rule, lines) ->
                earn(rule, lines).forEach(each -> earned.put(each.line().lineNo(), each)));
        return capped(List.copyOf(earned.values()), most(valid, sale)).stream()
                .filter(each -> each.points() > 0)
                .toList();
    }

    private static List<Earned> earn(PointsRule rule, List<Line> lines) {
        long paid = lines.stream().mapToLong(line -> line.paid().fen()).sum();
        long points = share(paid, rule.points(), rule.fen());
        if (points == 0) {
            return List.of();
        }
        List<Money> parts =
                new Money(points).allocate(lines.stream().map(Line::paid).toList());
        List<Earned> earned = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            earned.add(new Earned(lines.get(i), parts.get(i).fen(), rule.name(), rule.version()));
        }
        return earned;
    }

    /** {@code number * times / by}, rounded down, without ever running over. */
    static long share(long number, long times, long by) {
        return BigInteger.valueOf(number)
                .multiply(BigInteger.valueOf(times))
                .divide(BigInteger.valueOf(by))
                .longValueExact();
    }

    private static long most(List<PointsRule> valid, Sale sale) {
        var situation = new PointsRule.Situation(sale.tier(), sale.channel(), sale.store(), null);
        long order = PointsRules.strongest(valid, PointsRule.Kind.CAP_ORDER, situation)
                .map(rule -> rule.points() - sale.earnedForOrder())
                .orElse(Long.MAX_VALUE);
        long day = PointsRules.strongest(valid, PointsRule.Kind.CAP_DAY, situation)
                .map(rule -> rule.points() - sale.earnedToday())
                .orElse(Long.MAX_VALUE);
        return Math.max(0, Math.min(order, day));
    }

    private static List<Earned> capped(List<Earned> earned, long most) {
        long total = earned.stream().mapToLong(Earned::points).sum();
        if (total <= most) {
            return earned;
        }
        List<Money> parts = new Money(most)
                .allocate(earned.stream().map(each -> new Money(each.points())).toList());
        List<Earned> capped = new ArrayList<>();
        for (int i = 0; i < earned.size(); i++) {
            Earned each = earned.get(i);
            capped.add(new Earned(each.line(), parts.get(i).fen(), each.rule(), each.version()));
        }
        return capped;
    }
}
