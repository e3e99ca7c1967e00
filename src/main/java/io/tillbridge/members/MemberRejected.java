package io.tillbridge.members;

import io.tillbridge.shared.BusinessRuleViolation;

/** Why somebody is not found, or is not made what was asked. */
public final class MemberRejected extends BusinessRuleViolation {

    public enum Code {
        MEMBER_UNKNOWN,
        MEMBER_PHONE,
        MEMBER_CARD_TAKEN,
        MEMBER_IDENTITY_TAKEN,
        MEMBER_SAME,
        MEMBER_MERGED,
        MEMBER_SEARCH_RIGHT,
        MEMBER_SEARCH
    }

    private MemberRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static MemberRejected unknown(String what) {
        return new MemberRejected(Kind.UNKNOWN, Code.MEMBER_UNKNOWN, what);
    }

    static MemberRejected phone() {
        return new MemberRejected(Kind.INVALID, Code.MEMBER_PHONE);
    }

    static MemberRejected cardTaken(String card, String holder) {
        return new MemberRejected(Kind.REFUSED, Code.MEMBER_CARD_TAKEN, card, holder);
    }

    static MemberRejected identityTaken(String holder) {
        return new MemberRejected(Kind.REFUSED, Code.MEMBER_IDENTITY_TAKEN, holder);
    }

    static MemberRejected same(String member) {
        return new MemberRejected(Kind.REFUSED, Code.MEMBER_SAME, member);
    }

    static MemberRejected merged(String member, String survivor) {
        return new MemberRejected(Kind.REFUSED, Code.MEMBER_MERGED, member, survivor);
    }

    static MemberRejected searchRight() {
        return new MemberRejected(Kind.FORBIDDEN, Code.MEMBER_SEARCH_RIGHT);
    }

    static MemberRejected search() {
        return new MemberRejected(Kind.INVALID, Code.MEMBER_SEARCH);
    }
}
