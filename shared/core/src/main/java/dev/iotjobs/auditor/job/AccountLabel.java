package dev.iotjobs.auditor.job;

import java.util.regex.Pattern;

/**
 * An AWS account, with the name that an installation of the auditor shows for it. Table keys and filters use only the
 * id.
 *
 * @param id twelve digits
 * @param name a name that {@link #isName} accepts; empty if the installation gives no name
 */
public record AccountLabel(String id, String name) {

    /** What a valid name looks like, for messages about an invalid name. */
    public static final String RULE =
            "must be 1 to 64 letters, digits, spaces, '.', '_' or '-', and must not begin or end with a space";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-](?:[a-zA-Z0-9 ._-]{0,62}[a-zA-Z0-9._-])?");

    /** @throws IllegalArgumentException if the name is not empty and {@link #isName} rejects it */
    public AccountLabel {
        if (!name.isEmpty() && !isName(name)) {
            throw new IllegalArgumentException("name: " + RULE + ", got '" + name + "'");
        }
    }

    /** An account without a name. */
    public static AccountLabel of(String id) {
        return new AccountLabel(id, "");
    }

    /**
     * Whether the text is a valid name: 1 to 64 ASCII letters, digits, spaces, dots, underscores or hyphens, without a
     * space at either end.
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name, such as {@code acme-fleet-prod}; the id if there is no name. */
    public String brief() {
        return name.isEmpty() ? id : name;
    }

    /** Name and id, such as {@code acme-fleet-prod (123456789012)}; the id alone if there is no name. */
    public String full() {
        return name.isEmpty() ? id : name + " (" + id + ")";
    }

    /**
     * The account in a sentence: {@code acme-fleet-prod (123456789012)}, or {@code account 123456789012} if there is no
     * name.
     */
    public String phrase() {
        return name.isEmpty() ? "account " + id : full();
    }
}
