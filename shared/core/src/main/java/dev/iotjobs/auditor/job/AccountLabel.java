package dev.iotjobs.auditor.job;

import java.util.regex.Pattern;

/**
 * An account, and the name that its installation gave it. AWS does not know this name, so that no key and no filter
 * uses it.
 *
 * @param id twelve digits
 * @param name as {@link #isName} accepts; empty for none
 */
public record AccountLabel(String id, String name) {

    /** The rule of a name, for messages about one that breaks it. */
    public static final String RULE = "must be 1 to 64 letters, digits, spaces, '.', '_' or '-'";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-](?:[a-zA-Z0-9 ._-]{0,62}[a-zA-Z0-9._-])?");

    /** @throws IllegalArgumentException if the name is neither empty nor acceptable */
    public AccountLabel {
        if (!name.isEmpty() && !isName(name)) {
            throw new IllegalArgumentException("name: " + RULE + ", got '" + name + "'");
        }
    }

    /** An account without a name. */
    public static AccountLabel of(String id) {
        return new AccountLabel(id, "");
    }

    /** Whether the text is 1 to 64 ASCII letters, digits, spaces, dots, underscores or hyphens, no space at its ends. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** For example {@code acme-fleet-prod}; the id without a name. */
    public String brief() {
        return name.isEmpty() ? id : name;
    }

    /** For example {@code acme-fleet-prod (123456789012)}; the id without a name. */
    public String full() {
        return name.isEmpty() ? id : name + " (" + id + ")";
    }

    /** For a sentence: {@code acme-fleet-prod (123456789012)}; without a name {@code account 123456789012}. */
    public String phrase() {
        return name.isEmpty() ? "account " + id : full();
    }
}
