package io.tillbridge.shared;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the counter says it: with a colour, a sound, and a word. */
public enum Tone {
    /** Look here, then go on. */
    LOOK,
    /** Stop: nothing goes over the counter. */
    STOP;

    @JsonValue
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
