package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.Text;
import dev.iotjobs.auditor.job.scan.TextScan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that a job sets for its job template. Contains their names and what a scan of the values found, but no
 * values.
 *
 * @param names names of the parameters, sorted
 * @param scan what the scan found; null if the stored job has no scan of the current {@link TextScan#VERSION}
 * @param runAs the user that runs the commands of the template; {@link RunAs#UNSET} if {@code scan} is null
 */
public record DocumentParameters(
        List<String> names, @Nullable TextScan scan, RunAs runAs) {

    /** The parameters of a job that sets none. */
    public static final DocumentParameters NONE = new DocumentParameters(List.of(), null, RunAs.UNSET);

    private static final String PATH = "documentParameters";

    /** The name of the parameter that sets the user for the commands of a template. */
    public static final String RUN_AS_USER = "runAsUser";

    /** The user that runs the commands of a template. */
    public enum RunAs {
        /** The job sets no user for its commands, so the device chooses one. */
        UNSET,
        /** The job sets the user {@code root} for its commands. */
        ROOT,
        /** The job sets the user {@code 0} for its commands. This is the numeric id of {@code root}. */
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
     * Scans the values of parameters and keeps only what the scan found.
     *
     * @param values values by the names of their parameters
     * @param salt text that is hashed together with each secret
     * @param sought patterns of the policy for placeholder text, in addition to the built-in patterns
     */
    static DocumentParameters scan(Map<String, String> values, String salt, Collection<String> sought) {
        return new DocumentParameters(
                List.copyOf(values.keySet()),
                TextScan.ofMembers(PATH, values, salt, sought),
                RunAs.of(values.get(RUN_AS_USER)));
    }

    /** The path of a parameter as findings show it, such as {@code documentParameters.runAsUser}. */
    public static String path(String name) {
        return PATH + "." + name;
    }
}
