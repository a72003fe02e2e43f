package dev.iotjobs.auditor.cli.option;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The format of standard output. */
public enum Output {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option {@code --output} of commands that print either text or JSON. */
    public static final class Choice {

        @Option(
                names = "--output",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        private Output output = TEXT;

        public Output get() {
            return output;
        }

        public boolean isJson() {
            return output == JSON;
        }
    }
}
