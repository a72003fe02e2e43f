package dev.iotjobs.auditor.job.scan;

import java.util.List;
import java.util.Locale;

/**
 * One text of a JSON object, with the path to it.
 *
 * @param path the path as findings show it, such as {@code documentParameters.command}
 * @param keys names of the members that contain the text, the innermost last; empty if no member contains it
 */
public record Leaf(String path, List<String> keys, String text) {

    public Leaf {
        keys = List.copyOf(keys);
    }

    /** The name of the innermost member that contains the text; empty if no member contains it. */
    String key() {
        return keys.isEmpty() ? "" : keys.getLast();
    }

    /** The letters of {@link #key} in lower case: {@code wifi_Password-2} becomes {@code wifipassword}. */
    String lettersOfKey() {
        return key().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Returns only {@link #path}: the text may be secret. */
    @Override
    public String toString() {
        return path;
    }
}
