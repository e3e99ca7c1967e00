package io.tillbridge.points;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes points back for lines of earnings of which pieces or money came back. */
@Component
class EarnedBack {

    private final PointsMaster master;
    private final Earnings earnings;

    EarnedBack(PointsMaster master, Earnings earnings) {
        this.master = master;
        this.earnings = earnings;
    }

    /** Takes all that a hand-over or sale earned and was not taken yet: it did not really happen. */
    long takeAll(UUID handover, String reference) {
        Map<Earnings.Line, Earnings.Line> changed = new LinkedHashMap<>();
        List<Earnings.Line> lines = earnings.ofHandover(handover);
        lines.stream().filter(line -> line.left() > 0).forEach(line -> changed.put(line, line.back(line.left())));
        return take(lines, changed, reference);
    }

    /**
     * Writes what came back and takes its points.
     *
     * @param lines as they were read, these among others
     * @param changed the same lines before and after
     * @return points that were taken
     */
    long take(List<Earnings.Line> lines, Map<Earnings.Line, Earnings.Line> changed, String reference) {
        changed.entrySet().removeIf(line -> line.getKey().equals(line.getValue()));
        if (changed.isEmpty()) {
            return 0;
        }
        Map<UUID, String> members = Earnings.members(lines);
        Map<UUID, Long> due = earnings.change(changed);
        due.forEach((earning, points) -> {
            if (points > 0) {
                master.takeBack(earning, requireNonNull(members.get(earning)), points, reference);
            }
        });
        return due.values().stream().mapToLong(Long::longValue).sum();
    }
}
