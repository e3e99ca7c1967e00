package io.tillbridge.simulators;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A car park that lets cars out for parking coupons, knows every key once, and can be away. Remembers until it is stopped. */
@RestController
@Profile("demo")
class CarPark {

    /** Plates that begin so are not in the car park. */
    private static final String NOT_HERE = "XX";

    private static final int MOST = 1000;

    private final Map<String, Concession> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Concession> eldest) {
            return size() > MOST;
        }
    });
    private volatile boolean away;

    /** What it was asked; more than it needs is ignored. */
    record Question(String key, String action, String plate, int minutes, long offFen) {}

    record Answer(boolean accepted, String reason) {}

    /** @param times how often it was asked */
    record Concession(String key, String plate, int minutes, long offFen, boolean taken, int times) {}

    record State(boolean away) {}

    @PostMapping("/simulators/car-park/concessions")
    ResponseEntity<Answer> ask(@RequestBody Question asked) {
        if (away) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        if (asked.plate().startsWith(NOT_HERE)) {
            return ResponseEntity.ok(new Answer(false, "no car with this plate is here"));
        }
        boolean grant = asked.action().equals("GRANT");
        known.merge(asked.key(), of(asked, grant, 1), (before, now) -> of(asked, grant, before.times() + 1));
        return ResponseEntity.ok(new Answer(true, ""));
    }

    @Operation(summary = "What the simulated car park has granted and taken back")
    @GetMapping("/api/v1/simulators/car-park/concessions")
    List<Concession> concessions() {
        synchronized (known) {
            return List.copyOf(known.values());
        }
    }

    @Operation(summary = "Send the simulated car park away, or bring it back")
    @PutMapping("/api/v1/simulators/car-park/state")
    State state(@RequestBody State wanted) {
        away = wanted.away();
        return wanted;
    }

    private static Concession of(Question asked, boolean grant, int times) {
        return new Concession(asked.key(), asked.plate(), asked.minutes(), asked.offFen(), grant, times);
    }
}
