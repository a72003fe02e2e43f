package dev.iotjobs.auditor.cli.terminal;

import java.util.Locale;

/**
 * Decides whether output has colours. By default, output has colours if the terminal supports them. The option {@code
 * --color} overrides the default.
 */
public final class Colour {

    private final boolean isSupported;
    private When when = When.AUTO;

    /** @param isSupported whether the terminal supports colours; used only with {@link When#AUTO} */
    public Colour(boolean isSupported) {
        this.isSupported = isSupported;
    }

    public void choose(When choice) {
        when = choice;
    }

    public boolean isOn() {
        return when == When.ALWAYS || (when == When.AUTO && isSupported);
    }

    /** The values of {@code --color}. */
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
