package io.tillbridge.reports;

import io.tillbridge.shared.BusinessRuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Why a report is not made, or a day not closed or reopened. */
public final class ReportRejected extends BusinessRuleViolation {

    public enum Code {
        REPORT_UNKNOWN,
        REPORT_STORE,
        REPORT_COMPANY,
        REPORT_DATE,
        REPORT_FORMAT,
        REPORT_TEMPLATE,
        REPORT_QUERY,
        DAY_NOT_OVER,
        DAY_MISSING,
        DAY_CLOSED,
        DAY_NOT_CLOSED,
        DIFFERENCE_UNKNOWN
    }

    private ReportRejected(Kind kind, Code code, Object... facts) {
        super(kind, code, facts);
    }

    static ReportRejected unknown(String report) {
        return new ReportRejected(Kind.UNKNOWN, Code.REPORT_UNKNOWN, report);
    }

    static ReportRejected storeNeeded(String report) {
        return new ReportRejected(Kind.INVALID, Code.REPORT_STORE, report);
    }

    static ReportRejected company(String report) {
        return new ReportRejected(Kind.FORBIDDEN, Code.REPORT_COMPANY, report);
    }

    static ReportRejected future(LocalDate date) {
        return new ReportRejected(Kind.INVALID, Code.REPORT_DATE, date);
    }

    static ReportRejected format(String format) {
        return new ReportRejected(Kind.INVALID, Code.REPORT_FORMAT, format);
    }

    static ReportRejected template(String report, String reason) {
        return new ReportRejected(Kind.REFUSED, Code.REPORT_TEMPLATE, report, reason);
    }

    static ReportRejected query(String report, String reason) {
        return new ReportRejected(Kind.REFUSED, Code.REPORT_QUERY, report, reason);
    }

    static ReportRejected notOver(LocalDate date, Instant end) {
        return new ReportRejected(Kind.REFUSED, Code.DAY_NOT_OVER, date, end);
    }

    static ReportRejected missing(LocalDate date, String what) {
        return new ReportRejected(Kind.REFUSED, Code.DAY_MISSING, date, what);
    }

    static ReportRejected closed(LocalDate date) {
        return new ReportRejected(Kind.REFUSED, Code.DAY_CLOSED, date);
    }

    static ReportRejected noDifference(UUID id) {
        return new ReportRejected(Kind.UNKNOWN, Code.DIFFERENCE_UNKNOWN, id);
    }

    static ReportRejected notClosed(LocalDate date) {
        return new ReportRejected(Kind.REFUSED, Code.DAY_NOT_CLOSED, date);
    }
}
