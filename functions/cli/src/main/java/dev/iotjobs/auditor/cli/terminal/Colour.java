package dev.iotjobs.auditor.cli.terminal;

import java.util.Locale;

/** Whether output has colours: where the terminal supports them, until a person decides. */
public final class Colour {

    private final boolean isSupported;
    private When when = When.AUTO;

    /** @param isSupported whether {@code auto} means colours */
    public Colour(boolean isSupported) {
        this.isSupported = isSupported;
    }

    public void choose(When choice) {
        when = choice;
    }

    public boolean isOn() {
        return when == When.ALWAYS || (when == When.AUTO && isSupported);
    }

    /** What a person decides. */
    public enum When {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
