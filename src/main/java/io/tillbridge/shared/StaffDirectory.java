package io.tillbridge.shared;

import java.util.Collection;
import java.util.Set;

/** Knows who serves in the stores, for modules that must not know where this is kept. */
public interface StaffDirectory {

    /** Those of the codes that are somebody's. */
    Set<String> known(Collection<String> codes);
}
