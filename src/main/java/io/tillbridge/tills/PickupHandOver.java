package io.tillbridge.tills;

import io.tillbridge.counter.CounterDesk;
import io.tillbridge.shared.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code PickupHandOver}: goods leave over the counter, once for each key. */
@Component
class PickupHandOver implements TillCommand {

    private final CounterDesk desk;
    private final KeyedAnswers answers;
    private final TillFields fields;

    PickupHandOver(CounterDesk desk, KeyedAnswers answers, TillFields fields) {
        this.desk = desk;
        this.answers = answers;
        this.fields = fields;
    }

    @Override
    public String name() {
        return "PickupHandOver";
    }

    @Override
    public Result run(TillRequest request, Caller till) {
        return answers.of(desk.handOver(pickup(request), request.neededKey(), handing(request), till));
    }

    private static UUID pickup(TillRequest request) {
        try {
            return UUID.fromString(request.text("pickup"));
        } catch (IllegalArgumentException e) {
            throw TillRejected.field("pickup");
        }
    }

    private CounterDesk.Handing handing(TillRequest request) {
        return fields.read(TillFields.rest(request).without(List.of("pickup")), CounterDesk.Handing.class);
    }
}
