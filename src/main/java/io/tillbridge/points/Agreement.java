package io.tillbridge.points;

import org.jspecify.annotations.Nullable;

/**
 * How the shopper agrees to spend points: by the code the phone shows, by the code that was sent, or by nothing.
 *
 * @param memberCode the member code, with its M
 * @param oneTimeCode the digits that were sent
 */
public record Agreement(
        @Nullable String memberCode, @Nullable String oneTimeCode) {

    public static final Agreement NOTHING = new Agreement(null, null);

    @Override
    public String toString() {
        return "Agreement";
    }
}
