package io.tillbridge.simulators;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A membership system that keeps points, for {@code tillbridge.points.master: outside}; forgets all when it stops. */
@RestController
@RequestMapping("/simulators/membership")
@Profile("demo")
class MembershipServer {

    private static final long OPENING = 1_000;

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Long> frozen = new LinkedHashMap<>();
    private final Map<String, Account> answered = new LinkedHashMap<>();

    /** What a member has; everybody begins with a thousand points. */
    record Account(long available, long pending, long frozen, long debt) {

        static final Account NEW = new Account(OPENING, 0, 0, 0);

        Account plus(long moreAvailable, long morePending, long moreFrozen) {
            return new Account(available + moreAvailable, pending + morePending, frozen + moreFrozen, debt);
        }
    }

    /** As docs/interfaces/points-master.md describes it. */
    record Call(String kind, String member, long points, String subject, String reference) {}

    @GetMapping("/accounts/{member}")
    synchronized Account account(@PathVariable String member) {
        return accounts.getOrDefault(member, Account.NEW);
    }

    @PostMapping("/calls")
    synchronized ResponseEntity<?> call(@RequestHeader("Idempotency-Key") String key, @RequestBody Call call) {
        Account before = answered.get(key);
        if (before != null) {
            return ResponseEntity.ok(before);
        }
        Account now = after(call, account(call.member()));
        if (now.available() < 0) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(Map.of("code", "NOT_ENOUGH", "detail", "not enough points"));
        }
        accounts.put(call.member(), now);
        answered.put(key, now);
        return ResponseEntity.ok(now);
    }

    private Account after(Call call, Account account) {
        long points = call.points();
        return switch (call.kind()) {
            case "FREEZE" -> {
                frozen.put(call.subject(), points);
                yield account.plus(-points, 0, points);
            }
            case "CONSUME" -> {
                long held = held(call);
                yield account.plus(held - points, 0, -held);
            }
            case "UNFREEZE" -> {
                long held = held(call);
                yield account.plus(held, 0, -held);
            }
            case "EARN_PENDING" -> account.plus(0, points, 0);
            case "REVERT" -> points < 0 ? account.plus(0, points, 0) : account.plus(points, 0, 0);
            case "MERGE" -> {
                Account other = account(call.reference());
                accounts.put(call.reference(), other.plus(account.available(), account.pending(), account.frozen()));
                yield new Account(0, 0, 0, 0);
            }
            default -> account.plus(points, 0, 0);
        };
    }

    private long held(Call call) {
        Long held = frozen.remove(call.subject());
        return held == null ? 0 : held;
    }
}
