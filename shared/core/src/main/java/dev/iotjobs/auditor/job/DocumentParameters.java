package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.Text;
import dev.iotjobs.auditor.job.scan.TextScan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a managed template: their names and what was found in their values, never a value.
 *
 * @param names sorted
 * @param scan null for values that this version did not scan
 * @param runAs as which user the template's commands run
 */
public record DocumentParameters(
        List<String> names, @Nullable TextScan scan, RunAs runAs) {

    /** A job without parameters. */
    public static final DocumentParameters NONE = new DocumentParameters(List.of(), null, RunAs.UNSET);

    private static final String PATH = "documentParameters";

    /** The parameter that names a user. */
    public static final String RUN_AS_USER = "runAsUser";

    /** As which user commands run. */
    public enum RunAs {
        /** The device decides. */
        UNSET,
        /** As {@code root}. */
        ROOT,
        /** As the user with the number 0, which is root. */
        NUMBER_ZERO,
        ANOTHER_USER;

        static RunAs of(@Nullable String user) {
            return switch (user) {
                case null -> UNSET;
                case "root" -> ROOT;
                case "0" -> NUMBER_ZERO;
                default -> Text.name(user) == null ? UNSET : ANOTHER_USER;
            };
        }
    }

    public DocumentParameters {
        names = names.stream().sorted().toList();
        scan = names.isEmpty() ? TextScan.NOTHING : scan;
    }

    /**
     * Scans values and drops them.
     *
     * @param salt of hashes
     * @param sought more patterns of placeholders
     */
    static DocumentParameters scan(Map<String, String> values, String salt, Collection<String> sought) {
        return new DocumentParameters(
                List.copyOf(values.keySet()),
                TextScan.ofMembers(PATH, values, salt, sought),
                RunAs.of(values.get(RUN_AS_USER)));
    }

    /** Where a parameter is, for a person. */
    public static String path(String name) {
        return PATH + "." + name;
    }
}
