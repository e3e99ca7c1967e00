package io.tillbridge.channels;

/**
 * A push that is proved genuine.
 *
 * @param messageKey the channel's own identity of the message, unique within the account
 * @param businessKey the channel's order id, or another word people would search by
 * @param content what goes on: the raw bytes, or the decrypted ones where the channel encrypts
 */
record VerifiedPush(Kind kind, String messageKey, String businessKey, byte[] content, Acknowledgement acknowledgement) {

    enum Kind {
        /** The content is a canonical order event. */
        WHOLE_ORDER,
        /** The content only names an order; the channel must be asked for it. */
        THIN_EVENT,
        /** A test or heartbeat: answered, and nothing comes of it. */
        NOTHING
    }

    /** The channel's own way of hearing "received". */
    record Acknowledgement(int status, String contentType, String body) {}
}
