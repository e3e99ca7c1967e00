package io.tillbridge.members;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tillbridge.shared.Audited;
import io.tillbridge.shared.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows who somebody is: by card, by the code on a phone, by phone number, by a channel's pseudonym. */
@Component
public class MemberDesk {

    private static final int MOST_FOUND = 20;

    private final Members members;
    private final Identities identities;
    private final MemberCodes codes;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberDesk(
            Members members,
            Identities identities,
            MemberCodes codes,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.members = members;
        this.identities = identities;
        this.codes = codes;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What is known of a member; the phone number is hashed and masked before anything is kept. */
    public record Registration(
            String cardNo,
            String name,
            @JsonIgnore @Nullable String phone,
            String tier) {
        @Override
        public String toString() {
            return "card " + cardNo;
        }
    }

    /** @param duplicateOf another member with the same phone number, to be merged if it is the same person */
    public record Registered(Member member, @Nullable String duplicateOf) {}

    /**
     * Who a scan or a card number stands for.
     *
     * @param shown a member code with its M, or a card number, of this member or of one that was merged into it
     */
    @Transactional(readOnly = true)
    public Optional<Member> find(String shown) {
        return codes.find(shown).flatMap(members::find).or(() -> members.byCard(shown.strip()));
    }

    /** Who has that full phone number. */
    @Transactional(readOnly = true)
    public Optional<Member> byPhone(String phone) {
        return identities.find(List.of(identities.phone(Phone.of(phone)))).flatMap(members::find);
    }

    /**
     * Everybody whose number ends with these four digits: a look into the directory, for managers only, and recorded.
     *
     * @throws MemberRejected if the caller may not
     */
    @Transactional
    public List<Member> byLastDigits(String digits, Caller caller) {
        if (caller.role() == Caller.Role.CLERK) {
            throw MemberRejected.searchRight();
        }
        if (!digits.matches("\\d{4}")) {
            throw MemberRejected.phone();
        }
        events.publishEvent(new Audited(caller.id(), "MEMBERS_SEARCHED", "by last digits", "search"));
        return members.byLastDigits(digits, MOST_FOUND);
    }

    /** The member that a channel's buyer is. */
    @Transactional(readOnly = true)
    public Optional<Member> byOpenId(String channel, String account, String openId) {
        return identities
                .find(List.of(identities.openId(channel, account, openId)))
                .flatMap(members::find);
    }

    /**
     * Registers a member or changes what is known of one.
     *
     * @throws MemberRejected if the card is another member's, or the member was merged
     */
    @Transactional
    public Registered register(String memberId, Registration said, Caller caller) {
        members.find(memberId)
                .filter(found -> !found.memberId().equals(memberId))
                .ifPresent(survivor -> {
                    throw MemberRejected.merged(memberId, survivor.memberId());
                });
        jdbc.sql("select member_id from members_member where card_no = ? and member_id <> ?")
                .params(said.cardNo(), memberId)
                .query(String.class)
                .optional()
                .ifPresent(holder -> {
                    throw MemberRejected.cardTaken(said.cardNo(), holder);
                });
        Phone phone = said.phone() == null || said.phone().isBlank() ? null : Phone.of(said.phone());
        write(memberId, said, phone);
        String holder = phone == null ? memberId : link(memberId, phone);
        events.publishEvent(new Audited(caller.id(), "MEMBER_REGISTERED", memberId, "registration"));
        return new Registered(members.get(memberId), holder.equals(memberId) ? null : holder);
    }

    /** Tells one phone number from another without telling either; empty for none. */
    String fingerprint(@Nullable String phone) {
        return phone == null || phone.isBlank() ? "" : identities.phone(Phone.of(phone));
    }

    private void write(String memberId, Registration said, @Nullable Phone phone) {
        String shown = phone == null ? "" : phone.masked();
        int known = jdbc.sql("update members_member set card_no = ?, name = ?, tier = ?,"
                        + " phone = case when ? = '' then phone else ? end where member_id = ?")
                .params(said.cardNo(), masked(said.name()), said.tier(), shown, shown, memberId)
                .update();
        if (known == 0) {
            jdbc.sql("insert into members_member (member_id, card_no, name, phone, tier) values (?,?,?,?,?)")
                    .params(memberId, said.cardNo(), masked(said.name()), shown, said.tier())
                    .update();
        }
    }

    private String link(String memberId, Phone phone) {
        identities.forgetPhone(memberId);
        String holder = identities.link(Identities.Kind.PHONE, "", identities.phone(phone), memberId, clock.instant());
        return members.get(holder).memberId();
    }

    /** The first character says enough to ask "is it you?". */
    private static String masked(String name) {
        return name.contains("*") ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /**
     * Ties a channel's pseudonym to a member: from now on the buyer's orders are this member's.
     *
     * @param account the account in the channel; absent for a union id, which all accounts share
     * @throws MemberRejected if it is another member's
     */
    @Transactional
    public Member link(String memberId, String channel, @Nullable String account, String id, Caller caller) {
        Member member = members.get(memberId);
        Identities.Kind kind = account == null ? Identities.Kind.UNION_ID : Identities.Kind.OPEN_ID;
        String hash = account == null ? identities.unionId(channel, id) : identities.openId(channel, account, id);
        String scope = account == null ? channel : channel + "/" + account;
        String holder = identities.link(kind, scope, hash, member.memberId(), clock.instant());
        Member owner = members.get(holder);
        if (!owner.memberId().equals(member.memberId())) {
            throw MemberRejected.identityTaken(owner.memberId());
        }
        events.publishEvent(new Audited(caller.id(), "MEMBER_LINKED", member.memberId(), scope));
        return member;
    }

    /** A code that the member's phone shows; who may ask for it speaks for the member. */
    @Transactional
    public MemberCodes.Issued issueCode(String memberId) {
        return codes.issue(members.get(memberId).memberId());
    }
}
