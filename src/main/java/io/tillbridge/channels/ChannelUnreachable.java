package io.tillbridge.channels;

/** The channel cannot answer now; the same question may be asked again later. Says nothing about the event itself. */
final class ChannelUnreachable extends RuntimeException {

    ChannelUnreachable(String reason) {
        super(reason);
    }

    ChannelUnreachable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
