package io.tillbridge.coupons;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Tone;
import java.util.UUID;

/** Why a template is not made, or no coupon of it given out. */
public final class IssueRejected extends BusinessRuleViolation {

    public enum Code {
        COUPON_TEMPLATE_UNKNOWN(Kind.UNKNOWN),
        COUPON_TEMPLATE_EXISTS(Kind.REFUSED),
        COUPON_TEMPLATE_PAUSED(Kind.REFUSED),
        COUPON_TEMPLATE_OVER(Kind.REFUSED),
        COUPON_ISSUE_LIMIT(Kind.REFUSED),
        COUPON_MEMBER_LIMIT(Kind.REFUSED),
        COUPON_CODE_TAKEN(Kind.REFUSED),
        COUPON_CODE_FORM(Kind.INVALID),
        COUPON_LINE_FORM(Kind.INVALID),
        COUPON_BATCH_UNKNOWN(Kind.UNKNOWN),
        COUPON_BATCH_OTHER_CONTENT(Kind.INVALID),
        COUPON_BATCH_BUSY(Kind.REFUSED);

        private final Kind kind;

        Code(Kind kind) {
            this.kind = kind;
        }
    }

    private IssueRejected(Code code, Object... facts) {
        super(code.kind, code, facts);
    }

    @Override
    public Tone tone() {
        return Tone.LOOK;
    }

    static IssueRejected unknownTemplate(Object which) {
        return new IssueRejected(Code.COUPON_TEMPLATE_UNKNOWN, which);
    }

    static IssueRejected templateExists(String code) {
        return new IssueRejected(Code.COUPON_TEMPLATE_EXISTS, code);
    }

    static IssueRejected paused(Object title) {
        return new IssueRejected(Code.COUPON_TEMPLATE_PAUSED, title);
    }

    static IssueRejected over(Object title) {
        return new IssueRejected(Code.COUPON_TEMPLATE_OVER, title);
    }

    static IssueRejected issueLimit(Object title, long limit) {
        return new IssueRejected(Code.COUPON_ISSUE_LIMIT, title, limit);
    }

    static IssueRejected memberLimit(Object title, long limit) {
        return new IssueRejected(Code.COUPON_MEMBER_LIMIT, title, limit);
    }

    static IssueRejected codeTaken() {
        return new IssueRejected(Code.COUPON_CODE_TAKEN);
    }

    static IssueRejected codeForm() {
        return new IssueRejected(Code.COUPON_CODE_FORM);
    }

    static IssueRejected lineForm() {
        return new IssueRejected(Code.COUPON_LINE_FORM);
    }

    static IssueRejected unknownBatch(UUID id) {
        return new IssueRejected(Code.COUPON_BATCH_UNKNOWN, id);
    }

    static IssueRejected otherContent(long line) {
        return new IssueRejected(Code.COUPON_BATCH_OTHER_CONTENT, line);
    }

    static IssueRejected batchBusy() {
        return new IssueRejected(Code.COUPON_BATCH_BUSY);
    }
}
