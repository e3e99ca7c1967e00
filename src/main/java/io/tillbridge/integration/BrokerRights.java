package io.tillbridge.integration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.security.Role;

/**
 * Who may do what at the embedded broker. Outsiders hear the topics of pickups through queues of their own; a till asks, and
 * reads its own answers and the news of its own store; a system that we ask reads its questions; the queues that we work from are ours alone.
 */
final class BrokerRights {

    private static final String LISTENER = "listener";

    private BrokerRights() {}

    /** The role of one log-in; each till and each system that we ask has one of its own. */
    static String roleOf(BrokerProperties.User user) {
        if (user.isServer()) {
            return "server-" + user.name();
        }
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
                with(
                        all,
                        Stream.concat(
                                        tills.stream().map(BrokerRights::temporary),
                                        servers(properties).map(BrokerRights::answers))
                                .toList()));
        servers(properties).forEach(server -> rights.put(server.serves(), Set.of(all, reads(server))));
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

    private static Stream<BrokerProperties.User> servers(BrokerProperties properties) {
        return properties.users().stream().filter(BrokerProperties.User::isServer);
    }

    /** Into queues that whoever asked made for the answer. */
    private static Role answers(BrokerProperties.User server) {
        return new Role(
                roleOf(server), true, false, false, false, false, false, false, false, false, false, false, false);
    }

    private static Role temporary(BrokerProperties.User till) {
        return new Role(roleOf(till), false, true, false, false, true, true, false, true, true, true, false, false);
    }
}
