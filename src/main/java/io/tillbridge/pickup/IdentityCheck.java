package io.tillbridge.pickup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the clerk made sure that the right person stands there.
 *
 * @param value for {@link Method#PHONE_LAST4} the four digits that the shopper said
 * @param proof for {@link Method#PHOTO} and {@link Method#SIGNATURE} where the picture is kept
 */
public record IdentityCheck(
        @NotNull Method method,
        @Nullable String value,
        @Nullable @Size(max = 200) String proof) {

    public enum Method {
        /** The last four digits of the phone number that the order was placed with. */
        PHONE_LAST4,
        /** The shopper named somebody else, who has a code of his own. */
        PROXY_CODE,
        /** The clerk has seen an identity card; for orders whose channel tells no phone number, or of high value. */
        ID_SEEN,
        PHOTO,
        SIGNATURE
    }

    private static final List<Method> HIGH = List.of(Method.ID_SEEN, Method.SIGNATURE, Method.PHOTO);

    /** The ways of which one is needed. */
    static List<Method> asked(PickupPaper paper, @Nullable String proxy, boolean highValue) {
        if (highValue) {
            return HIGH;
        }
        if (proxy != null) {
            return List.of(Method.PROXY_CODE);
        }
        return List.of(last4(paper.buyerPhone()) == null ? Method.ID_SEEN : Method.PHONE_LAST4);
    }

    /** The ways that are good enough when somebody answers for it with a reason. */
    static List<Method> withoutCode(boolean highValue) {
        return highValue ? HIGH : List.of(Method.PHONE_LAST4, Method.ID_SEEN, Method.SIGNATURE, Method.PHOTO);
    }

    /**
     * Compares with what the order says.
     *
     * @throws PickupRejected if the check is not one of those asked for, or fails
     */
    void verify(List<Method> asked, @Nullable String phone) {
        boolean picture = method == Method.PHOTO || method == Method.SIGNATURE;
        if (!asked.contains(method) || picture && (proof == null || proof.isBlank())) {
            throw PickupRejected.identityNeeded();
        }
        if (method == Method.PHONE_LAST4) {
            String expected = last4(phone);
            String given = value == null ? "" : value.strip();
            if (expected == null
                    || !MessageDigest.isEqual(
                            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
                throw PickupRejected.identityMismatch();
            }
        }
    }

    static @Nullable String last4(@Nullable String phone) {
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
