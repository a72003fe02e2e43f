package dev.iotjobs.auditor.job.scan;

import java.util.List;
import java.util.Locale;

/**
 * A text under a path of keys.
 *
 * @param path for a person, such as {@code documentParameters.command}
 * @param keys names of the members that contain it, the innermost last; empty for a text without a member
 */
public record Leaf(String path, List<String> keys, String text) {

    public Leaf {
        keys = List.copyOf(keys);
    }

    /** The name of the innermost member; empty if there is none. */
    String key() {
        return keys.isEmpty() ? "" : keys.getLast();
    }

    /** The letters of that name, in lower case: {@code wifi_Password-2} is {@code wifipassword}. */
    String lettersOfKey() {
        return key().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** A path without its text. */
    @Override
    public String toString() {
        return path;
    }
}
