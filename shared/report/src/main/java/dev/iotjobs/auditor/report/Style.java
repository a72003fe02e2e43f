package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.Severity;

/** How text for a terminal is set off. */
public enum Style {
    PLAIN,
    /** With ANSI escape sequences, for terminals that know them. */
    ANSI;

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String RED = "31";
    private static final String BOLD_RED = "1;31";
    private static final String YELLOW = "33";
    private static final String GREEN = "32";
    private static final String CYAN = "36";

    /** A text that is to be seen first. */
    public String heading(String text) {
        return set(BOLD, text);
    }

    String faint(String text) {
        return set(FAINT, text);
    }

    String good(String text) {
        return set(GREEN, text);
    }

    String bad(String text) {
        return set(RED, text);
    }

    String command(String text) {
        return set(CYAN, text);
    }

    /** A text in the colour of a severity. */
    String severity(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL -> set(BOLD_RED, text);
            case HIGH -> set(RED, text);
            case MEDIUM -> set(YELLOW, text);
            case LOW, INFORMATIONAL -> text;
        };
    }

    private String set(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
