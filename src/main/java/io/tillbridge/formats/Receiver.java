package io.tillbridge.formats;

/** Takes what a file holds, in its order, while it is being read. */
public interface Receiver {

    /** Something that can be booked, as far as the file goes. */
    void unit(Unit unit);

    /** Something that cannot be read; the reading goes on behind it. */
    void reject(Reject reject);
}
