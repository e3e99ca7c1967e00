package io.tillbridge.shared;

/** Where files leave the house, for modules that know nothing of links. */
public interface FileDrop {

    /**
     * Has a link send a file, with the transaction around it.
     *
     * @param link of direction OUT
     * @param name as the peer is to see it; a name that was sent before changes nothing
     */
    void add(String link, String name, byte[] body);
}
