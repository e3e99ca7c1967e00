package io.tillbridge.tills;

import io.tillbridge.shared.BusinessRuleViolation;
import io.tillbridge.shared.Caller;

/** Something that a till may ask for. Each is a bean; tills call it by its name. */
interface TillCommand {

    String name();

    /**
     * Does it, or looks it up.
     *
     * @throws BusinessRuleViolation if the answer is no
     */
    Result run(TillRequest request, Caller till);

    /**
     * What came of it.
     *
     * @param value what the till is told, as an object that becomes JSON
     * @param repeated whether it was done before, under the same key, and this is the answer of then
     */
    record Result(Object value, boolean repeated) {

        static Result of(Object value) {
            return new Result(value, false);
        }
    }
}
