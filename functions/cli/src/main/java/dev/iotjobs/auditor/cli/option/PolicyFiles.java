package dev.iotjobs.auditor.cli.option;

import dev.iotjobs.auditor.aws.PolicySources;
import dev.iotjobs.auditor.aws.policy.PolicyFile;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.aws.settings.PolicyLocation;
import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Reads a policy from a file, an SSM parameter, an AppConfig configuration or standard input.
 *
 * @param variables environment variables: {@value #VARIABLE}, and the settings for policies at AWS
 */
public record PolicyFiles(Shell shell, Map<String, String> variables) {

    /** The environment variable that names the policy if no option names one. */
    public static final String VARIABLE = "AUDIT_POLICY";

    /** The ways to name a policy, for help texts. */
    public static final String FORMS = "a file of YAML or JSON, at most 256 KB; ssm:NAME for an SSM parameter; or"
            + " appconfig:APPLICATION/ENVIRONMENT/PROFILE";

    private static final String INPUT = "-";

    public PolicyFiles(Shell shell) {
        this(shell, shell.environment());
    }

    /** The name of a policy in messages: {@code <stdin>} for standard input, otherwise as given. */
    public static String name(String given) {
        return given.equals(INPUT) ? "<stdin>" : given;
    }

    /** Whether a policy is at AWS and not on this machine. */
    public static boolean isAtAws(String given) {
        return given.startsWith(PolicyLocation.SSM) || given.startsWith(PolicyLocation.APPCONFIG);
    }

    public PolicyReading read(String given) {
        PolicyFormat format = new PolicyFormat(RuleBook.standard().definitions(), shell.timeline());
        if (given.equals(INPUT)) {
            return input(format);
        }
        PolicyLocation location;
        try {
            location = PolicyLocation.parse(given);
        } catch (IllegalArgumentException e) {
            return PolicyReading.unreadable(1, 1, String.valueOf(e.getMessage()));
        }
        return location instanceof PolicyLocation.File(String path)
                ? new PolicyFile(path).reading(format)
                : PolicySources.read(location, Settings.fromEnvironment(variables), format);
    }

    private static PolicyReading input(PolicyFormat format) {
        try {
            return format.read(System.in);
        } catch (IOException e) {
            return PolicyReading.unreadable(1, 1, "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a policy. Prints warnings about the policy on standard error.
     *
     * @throws SettingsException if the policy has an error; the exception names every problem
     */
    public Policy require(String given) {
        return named(given).policy();
    }

    /** A policy, and the document from which it was read. */
    public record Named(Policy policy, Document document) {}

    /**
     * Reads a policy together with its document. Prints warnings about the policy on standard error.
     *
     * @throws SettingsException if the policy has an error; the exception names every problem
     */
    public Named named(String given) {
        PolicyReading reading = read(given);
        List<String> lines = reading.problems().stream()
                .map(problem -> problem.in(name(given)))
                .toList();
        Policy policy = reading.policy().orElseThrow(() -> new SettingsException(lines));
        shell.complain(lines);
        return new Named(policy, new Document(reading.text(), name(given), ""));
    }

    /**
     * Reads the policy at {@code given}. If {@code given} is blank, the environment variable {@value #VARIABLE} names
     * the location. If both are blank, returns the built-in policy.
     *
     * @throws SettingsException if the policy has an error; the exception names every problem
     */
    public Policy requireOr(String given) {
        String named = given.isBlank() ? variables.getOrDefault(VARIABLE, "").strip() : given;
        return named.isEmpty() ? Policy.standard() : require(named);
    }
}
