package io.tillbridge.pickup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the clerk made sure that the right person stands there.
 *
 * @param value for {@link Method#PHONE_LAST4} the four digits that the shopper said
 */
public record IdentityCheck(Method method, @Nullable String value) {

    public enum Method {
        /** The last four digits of the phone number that the order was placed with. */
        PHONE_LAST4,
        /** The clerk has seen an identity card; for orders whose channel tells no phone number. */
        ID_SEEN
    }

    static List<Method> asked(@Nullable String phone) {
        return List.of(last4(phone) == null ? Method.ID_SEEN : Method.PHONE_LAST4);
    }

    /**
     * Compares with what the order says.
     *
     * @throws PickupRejected if the check is not the one asked for, or fails
     */
    void verify(@Nullable String phone) {
        String expected = last4(phone);
        if (!asked(phone).contains(method)) {
            throw PickupRejected.identityNeeded();
        }
        if (expected != null) {
            String given = value == null ? "" : value.strip();
            if (!MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
                throw PickupRejected.identityMismatch();
            }
        }
    }

    private static @Nullable String last4(@Nullable String phone) {
        if (phone == null || phone.length() < 4) {
            return null;
        }
        String end = phone.substring(phone.length() - 4);
        return end.chars().allMatch(c -> c >= '0' && c <= '9') ? end : null;
    }

    /** Says how, never what. */
    @Override
    public String toString() {
        return method.name();
    }
}
