package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.text.Nearest;
import java.util.Collection;
import java.util.Optional;

/** Suggests the name that a person probably meant. */
final class Names {

    private static final int MOST_LISTED = 12;

    private Names() {}

    /**
     * The end of a message about an unknown name. Suggests the nearest valid name, or lists all valid names if they are
     * few.
     */
    static String hint(String name, Collection<String> valid) {
        Optional<String> nearest = Nearest.within(name, valid);
        if (nearest.isPresent()) {
            return ", did you mean '" + nearest.get() + "'?";
        }
        if (valid.isEmpty()) {
            return ", no name is valid here";
        }
        return valid.size() <= MOST_LISTED ? ", must be one of " + String.join(", ", valid) : "";
    }
}
