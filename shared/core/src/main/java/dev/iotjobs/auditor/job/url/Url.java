package dev.iotjobs.auditor.job.url;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL with an authority, such as {@code https://HOST/PATH?QUERY}. Port, user information and fragment are dropped.
 *
 * @param scheme in lower case
 * @param host in lower case; an IPv6 address with its brackets
 * @param path with its leading slash; empty if the URL has no path
 * @param query without the question mark; empty if the URL has no query
 */
public record Url(String scheme, String host, String path, String query) {

    private static final Pattern PARTS =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^\\s/?#]*)([^\\s?#]*)" + "(?:\\?([^\\s#]*))?(?:#\\S*)?");

    /** Matches the host of a URL, with or without a port. Group 1 is the host. */
    private static final Pattern HOST =
            Pattern.compile("([^\\s\\[\\]@:\"'<>\\\\^`{|}]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]*)?");

    /** Parses a whole text as a URL; empty if it is not one. */
    public static Optional<Url> of(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String authority = parts.group(2);
        Matcher host = HOST.matcher(authority.substring(authority.lastIndexOf('@') + 1));
        return host.matches()
                ? Optional.of(new Url(
                        parts.group(1).toLowerCase(Locale.ROOT),
                        host.group(1).toLowerCase(Locale.ROOT),
                        parts.group(3),
                        parts.group(4) == null ? "" : parts.group(4)))
                : Optional.empty();
    }
}
