package io.tillbridge.integration;

import io.tillbridge.formats.Reject;
import io.tillbridge.shared.BusinessRuleViolation;

/** Something is wrong with a file as a whole; the code and the facts are those of the first fault that its reading found. */
final class FileFaultRejected extends BusinessRuleViolation {

    /** The codes are {@link Reject.Code}; those of a rejection must be its own. */
    enum Code {}

    FileFaultRejected(Reject fault) {
        super(Kind.REFUSED, fault.code(), fault.facts().toArray());
    }
}
