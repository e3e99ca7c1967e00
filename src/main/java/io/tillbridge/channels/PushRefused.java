package io.tillbridge.channels;

/** A push that is not proved genuine. The reason is for our log only; the caller always sees the same 401. */
final class PushRefused extends RuntimeException {

    PushRefused(String reason) {
        super(reason, null, false, false);
    }
}
