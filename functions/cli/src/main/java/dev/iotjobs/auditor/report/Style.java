package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.Severity;

/**
 * The style of text for a terminal. Colour never carries meaning alone: every severity is also a word.
 *
 * @param isColoured whether text has ANSI escape sequences, for terminals that support them
 * @param width maximum length of a line, in characters
 */
public record Style(boolean isColoured, int width) {

    /** The style for files and other programs: no colours, and lines of 100 characters. */
    public static final Style PLAIN = new Style(false, 100);

    /** A style with ANSI escape sequences, and lines of 100 characters. */
    public static final Style ANSI = new Style(true, PLAIN.width);

    /** Minimum width of a line, in characters, at which a list of findings has a column for the Region. */
    private static final int WIDE = 96;

    private static final String BOLD = "1";
    private static final String BOLD_RED = "1;31";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String BLUE = "34";

    private static final int SEVERITY_WIDTH = 8;

    /** Whether lines are so wide that a list of findings has a column for the Region. */
    boolean isWide() {
        return width >= WIDE;
    }

    /** The title of a block, in bold if the style has colours. */
    public String heading(String text) {
        return set(BOLD, text);
    }

    /** The name of a severity in its colour. */
    public String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> set(BOLD_RED, severity.name());
            case HIGH -> set(RED, severity.name());
            case MEDIUM -> set(YELLOW, severity.name());
            case LOW -> set(BLUE, severity.name());
            case INFORMATIONAL -> severity.name();
        };
    }

    /** The name of a severity in its colour, padded to at least the width of {@code CRITICAL}. */
    public String severityColumn(Severity severity) {
        return severity(severity)
                + " ".repeat(Math.max(0, SEVERITY_WIDTH - severity.name().length()));
    }

    private String set(String code, String text) {
        return isColoured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
