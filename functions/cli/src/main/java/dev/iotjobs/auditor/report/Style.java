package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.Severity;

/** The style of text for a terminal. Colour never carries meaning alone: every severity is also a word. */
public enum Style {
    PLAIN,
    /** With ANSI escape sequences, for terminals that support them. */
    ANSI;

    private static final String BOLD = "1";
    private static final String BOLD_RED = "1;31";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String BLUE = "34";

    private static final int SEVERITY_WIDTH = 8;

    /** The title of a block. */
    public String heading(String text) {
        return set(BOLD, text);
    }

    /** The word of a severity in its colour. */
    public String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> set(BOLD_RED, severity.name());
            case HIGH -> set(RED, severity.name());
            case MEDIUM -> set(YELLOW, severity.name());
            case LOW -> set(BLUE, severity.name());
            case INFORMATIONAL -> severity.name();
        };
    }

    /** The word of a severity in its colour, at least as wide as {@code CRITICAL}. */
    public String severityColumn(Severity severity) {
        return severity(severity)
                + " ".repeat(Math.max(0, SEVERITY_WIDTH - severity.name().length()));
    }

    private String set(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
