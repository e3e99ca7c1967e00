package io.tillbridge.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tillbridge.TillbridgeTest;
import io.tillbridge.shared.Caller;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who somebody is, whatever they show, and what they agreed to. */
@TillbridgeTest
class MemberStoryTests {

    private static final Caller MANAGER = new Caller("manager-1", "Wang", Caller.Role.MANAGER, null, null);

    private final MemberDesk desk;
    private final MemberMerges merges;
    private final Consents consents;
    private final Buyers buyers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    MemberStoryTests(
            MemberDesk desk,
            MemberMerges merges,
            Consents consents,
            Buyers buyers,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.merges = merges;
        this.consents = consents;
        this.buyers = buyers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Test
    void aPhoneNumberFindsItsMemberAndIsKeptAsAKeyedHashOnly() {
        String phone = "137"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("\\D", "")
                        .concat("00000000")
                        .substring(0, 8);
        String member = member(phone);

        assertThat(desk.byPhone("+86 " + phone)).map(Member::memberId).contains(member);
        assertThat(desk.byPhone("0086-" + phone.substring(0, 3) + " " + phone.substring(3)))
                .isPresent();
        assertThat(jdbc.sql("select count(*) from members_member where phone = ? or name = ?")
                        .params(phone, phone)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(desk.byPhone("13700000000")).isEmpty();
    }

    @Test
    void aSecondMemberWithTheSameNumberIsReportedAsADuplicate() {
        String phone = "136"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("\\D", "")
                        .concat("00000000")
                        .substring(0, 8);
        String first = member(phone);
        String second = "D" + first;

        MemberDesk.Registered registered =
                desk.register(second, new MemberDesk.Registration("C" + second, "Li", phone, "BASIC"), MANAGER);

        assertThat(registered.duplicateOf()).isEqualTo(first);
        assertThat(desk.byPhone(phone)).map(Member::memberId).contains(first);
    }

    @Test
    void whatIsMergedTwiceLeadsToTheLastSurvivor() {
        String a = member(null);
        String b = member(null);
        String c = member(null);
        desk.link(a, "WECHAT", "shop", "open-" + a, MANAGER);

        merges.merge(a, b, "same person", MANAGER);
        merges.merge(b, c, "same person again", MANAGER);

        assertThat(desk.find("C" + a)).map(Member::memberId).contains(c);
        assertThat(desk.byOpenId("WECHAT", "shop", "open-" + a))
                .map(Member::memberId)
                .contains(c);
        assertThat(merges.of(c)).extracting(MemberMerges.Merge::member).containsExactly(a, b);
        assertThatThrownBy(() -> merges.merge(a, c, "once more", MANAGER)).isInstanceOf(MemberRejected.class);
    }

    @Test
    void aBuyersOrdersAreTheMembersEvenIfTheBuyerIsTiedLater() {
        String member = member(null);
        UUID order = UUID.randomUUID();
        transaction.executeWithoutResult(status ->
                buyers.remember(List.of(new Buyers.Buyer(order, "WECHAT", "shop", "open-" + order, "union-" + order))));
        assertThat(buyers.of(order)).isEmpty();

        desk.link(member, "WECHAT", null, "union-" + order, MANAGER);

        assertThat(buyers.of(order)).map(Member::memberId).contains(member);
        String other = member(null);
        assertThatThrownBy(() -> desk.link(other, "WECHAT", null, "union-" + order, MANAGER))
                .isInstanceOfSatisfying(
                        MemberRejected.class, no -> assertThat(no.code()).isEqualTo("MEMBER_IDENTITY_TAKEN"));
    }

    @Test
    void consentIsGivenAndTakenBackAndEveryWordIsKept() {
        String member = member(null);
        String old = member(null);

        assertThat(consents.agrees(member, "MARKETING")).isFalse();
        consents.say(member, "MARKETING", true, "form 3", MANAGER);
        assertThat(consents.agrees(member, "MARKETING")).isTrue();
        consents.say(old, "MARKETING", false, "call centre", MANAGER);
        merges.merge(old, member, "same person", MANAGER);

        assertThat(consents.agrees(member, "MARKETING")).isFalse();
        assertThat(consents.history(member))
                .extracting(Consents.Consent::given, Consents.Consent::source, Consents.Consent::actor)
                .containsExactly(tuple(false, "call centre", "manager-1"), tuple(true, "form 3", "manager-1"));
    }

    private String member(@org.jspecify.annotations.Nullable String phone) {
        String member = "S" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        desk.register(member, new MemberDesk.Registration("C" + member, "Li Lei", phone, "BASIC"), MANAGER);
        return member;
    }
}
