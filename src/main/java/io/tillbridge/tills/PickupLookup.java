package io.tillbridge.tills;

import io.tillbridge.counter.CounterDesk;
import io.tillbridge.shared.Caller;
import org.springframework.stereotype.Component;

/** {@code PickupLookup}: what a code opens, and how to make sure who stands there. Changes nothing. */
@Component
class PickupLookup implements TillCommand {

    private final CounterDesk desk;

    PickupLookup(CounterDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "PickupLookup";
    }

    @Override
    public Result run(TillRequest request, Caller till) {
        return Result.of(desk.scan(request.text("code"), till));
    }
}
