package io.tillbridge.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MembershipServerTests {

    private final MembershipServer server = new MembershipServer();

    @Test
    void aCallThatComesTwiceIsCarriedOutOnce() {
        call("k1", "FREEZE", 300, "f1");
        call("k1", "FREEZE", 300, "f1");
        call("k2", "CONSUME", 200, "f1");
        call("k2", "CONSUME", 200, "f1");

        assertThat(server.account("M1")).isEqualTo(new MembershipServer.Account(800, 0, 0, 0));
    }

    @Test
    void moreThanThereIsIsRefusedAndChangesNothing() {
        assertThat(call("k1", "FREEZE", 1_001, "f1")).isEqualTo(409);

        assertThat(server.account("M1")).isEqualTo(MembershipServer.Account.NEW);
    }

    @Test
    void whatIsReleasedIsFreeAgainAndWhatIsEarnedIsPending() {
        call("k1", "FREEZE", 300, "f1");
        call("k2", "UNFREEZE", 0, "f1");
        call("k3", "EARN_PENDING", 40, "e1");
        call("k4", "REVERT", -10, "e1");

        assertThat(server.account("M1")).isEqualTo(new MembershipServer.Account(1_000, 30, 0, 0));
    }

    private int call(String key, String kind, long points, String subject) {
        return server.call(key, new MembershipServer.Call(kind, "M1", points, subject, "x"))
                .getStatusCode()
                .value();
    }
}
