package io.tillbridge.pickup;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The table of states that readers of the API get, as a table. */
final class Transitions {

    private static final Map<PickupState, Set<PickupState>> TABLE = read();

    private Transitions() {}

    /** Whether the second may follow the first, at once or, where two things happen together, over one between. */
    static boolean lead(PickupState from, PickupState to, boolean twoSteps) {
        Set<PickupState> next = TABLE.getOrDefault(from, Set.of());
        return from == to
                || next.contains(to)
                || twoSteps && next.stream().anyMatch(between -> lead(between, to, false));
    }

    private static Map<PickupState, Set<PickupState>> read() {
        Map<PickupState, Set<PickupState>> table = new EnumMap<>(PickupState.class);
        PickupLifePicture.TRANSITIONS
                .lines()
                .filter(line -> line.matches("[A-Z_]+: .*"))
                .forEach(line -> {
                    Set<PickupState> next = EnumSet.noneOf(PickupState.class);
                    for (String name : line.substring(line.indexOf(':') + 2).split(", ")) {
                        next.add(PickupState.valueOf(name));
                    }
                    table.put(PickupState.valueOf(line.substring(0, line.indexOf(':'))), next);
                });
        return table;
    }
}
