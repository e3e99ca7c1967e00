package io.tillbridge.integration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.Role;

/**
 * Who may do what at the embedded broker. Outsiders hear the topics of pickups through queues of their own; a till asks, and
 * reads its own answers and the news of its own store; the queues that we work from are ours alone.
 */
final class BrokerRights {

    private static final String LISTENER = "listener";

    private BrokerRights() {}

    /** The role of one log-in; each till has one of its own. */
    static String roleOf(BrokerProperties.User user) {
        return user.isTill() ? "till-" + user.name() : LISTENER;
    }

    static Map<String, Set<Role>> of(BrokerProperties properties, String internal) {
        var all = new Role(internal, true, true, true, true, true, true, true, true, true, true, true, true);
        Map<String, Set<Role>> rights = new HashMap<>();
        rights.put("#", Set.of(all));
        rights.put("pickup.#", Set.of(all, listener()));
        properties.topics().stream()
                .flatMap(topic -> topic.subscribers().stream())
                .forEach(queue -> rights.put(properties.addressOf(queue), Set.of(all)));
        List<BrokerProperties.User> tills = properties.users().stream()
                .filter(BrokerProperties.User::isTill)
                .toList();
        rights.put(
                TillLogin.REQUESTS,
                with(all, tills.stream().map(BrokerRights::asks).toList()));
        rights.put(
                BrokerLayout.TEMPORARY + ".#",
                with(all, tills.stream().map(BrokerRights::temporary).toList()));
        for (BrokerProperties.User till : tills) {
            rights.put(TillLogin.replyQueue(till.name()), Set.of(all, reads(till)));
            rights.put(TillLogin.eventAddress(till.name()), Set.of(all, reads(till)));
        }
        return rights;
    }

    private static Set<Role> with(Role all, List<Role> others) {
        Set<Role> roles = new HashSet<>(others);
        roles.add(all);
        return roles;
    }

    private static Role listener() {
        return new Role(LISTENER, false, true, true, false, true, false, false, true, false, false, false, false);
    }

    private static Role asks(BrokerProperties.User till) {
        return new Role(
                roleOf(till), true, false, false, false, false, false, false, false, false, false, false, false);
    }

    private static Role reads(BrokerProperties.User till) {
        return new Role(roleOf(till), false, true, false, false, false, false, false, true, false, false, false, false);
    }

    private static Role temporary(BrokerProperties.User till) {
        return new Role(roleOf(till), false, true, false, false, true, true, false, true, true, true, false, false);
    }
}
