package io.tillbridge.integration;

import io.tillbridge.shared.BusinessRuleViolation;

/** Why a link is not as its file wants it, or cannot be what somebody asks of it. */
public final class LinkRejected extends BusinessRuleViolation {

    public enum Code {
        LINK_UNKNOWN,
        LINK_SYNTAX,
        LINK_KEY_UNKNOWN,
        LINK_KEY_MISSING,
        LINK_KEY_NEEDLESS,
        LINK_VALUE_WRONG,
        LINK_SECRET_MISSING,
        LINK_FILE_MISSING,
        LINK_NAME_DIFFERS,
        LINK_KIND_UNKNOWN,
        LINK_LAYOUT_UNKNOWN,
        LINK_ROUTE_REFUSED,
        LINK_STATE_REFUSED,
        LINK_DIRECTION_WRONG
    }

    LinkRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static LinkRejected unknown(String name) {
        return new LinkRejected(Kind.UNKNOWN, Code.LINK_UNKNOWN, name);
    }

    /** What a link's file says at a place of it. */
    static LinkRejected at(Code code, Object... facts) {
        return new LinkRejected(Kind.INVALID, code, facts);
    }

    static LinkRejected state(String name, Link.State from, Link.State to) {
        return new LinkRejected(Kind.REFUSED, Code.LINK_STATE_REFUSED, name, from, to);
    }

    static LinkRejected outgoing(String name) {
        return new LinkRejected(Kind.REFUSED, Code.LINK_DIRECTION_WRONG, name);
    }
}
