package io.tillbridge.points;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a membership system outside has not heard yet, or refuses, over HTTP. */
@RestController
@RequestMapping("/api/v1/points/outside-calls")
class OutsideController {

    private static final int MOST = 500;

    private final OutsideCalls calls;

    OutsideController(OutsideCalls calls) {
        this.calls = calls;
    }

    @Operation(
            summary = "Calls to the membership system outside in one state, the oldest first",
            description =
                    "DUE: still to be told. REFUSED: with its reason; somebody has to settle these with the member.")
    @GetMapping
    List<OutsideCall> calls(@RequestParam(defaultValue = "REFUSED") OutsideCall.State state) {
        return calls.in(state, MOST);
    }
}
