package dev.iotjobs.auditor.cli.option;

import dev.iotjobs.auditor.aws.settings.Settings;
import dev.iotjobs.auditor.aws.settings.SettingsException;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.job.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settings from options and from an installation's variables. An option overrides its variable. Both are checked by the
 * same rules, and all problems are reported at once. Used once.
 */
public final class GivenSettings {

    private final Map<String, String> environment;
    private final Map<String, String> variables;
    private final Map<String, String> optionOfVariable = new LinkedHashMap<>();
    private final Set<String> problems = new LinkedHashSet<>();

    public GivenSettings(Map<String, String> environment) {
        this.environment = environment;
        this.variables = new HashMap<>(environment);
    }

    /**
     * The settings of a command.
     *
     * @param configured scope of the variables, without the options
     */
    public record Read(Settings settings, Scope configured) {}

    /** Adds an option that may be given several times. */
    public GivenSettings all(String option, String variable, List<String> values) {
        values.forEach(value -> checkNotEmpty(option, value));
        return one(option, variable, values.isEmpty() ? null : String.join(",", values));
    }

    /**
     * Adds an option; null if it was not given. An empty one is a problem, so that it does not silently become the
     * default.
     */
    public GivenSettings one(String option, String variable, @Nullable String value) {
        optionOfVariable.put(variable, option);
        if (value != null) {
            checkNotEmpty(option, value);
            variables.put(variable, value);
        }
        return this;
    }

    /**
     * Requires that an option or a variable sets a topic.
     *
     * @param otherwise the end of the message, with what the command can do without a topic
     */
    public GivenSettings requireTopic(String otherwise) {
        if (variables.getOrDefault("AUDIT_TOPIC_ARN", "").isBlank() && !problems.contains(empty("--topic-arn"))) {
            problems.add(
                    "AUDIT_TOPIC_ARN (--topic-arn): must be the ARN of the alert topic, which is the stack's output"
                            + " AlertTopicArn" + otherwise);
        }
        return this;
    }

    /**
     * Reads the policy of an option or a variable; null for none. Its problems are problems of these settings. A policy
     * at AWS is read only if there is no other problem, because this needs a Region and credentials.
     */
    public PolicyFiles.@Nullable Named policy(Shell shell) {
        String named = variables.getOrDefault(PolicyFiles.VARIABLE, "").strip();
        if (named.isEmpty() || (PolicyFiles.isAtAws(named) && !areUsable())) {
            return null;
        }
        try {
            return new PolicyFiles(shell, variables).named(named);
        } catch (SettingsException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** Whether an option or variable names a policy. */
    public boolean namesPolicy() {
        return !variables.getOrDefault(PolicyFiles.VARIABLE, "").isBlank();
    }

    private boolean areUsable() {
        return read(Settings::fromEnvironment, variables) != null && problems.isEmpty();
    }

    public GivenSettings problem(String problem) {
        problems.add(problem);
        return this;
    }

    /** The problems so far of options, without those of variables. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The problems of options and variables. */
    public List<String> allProblems() {
        read(Settings::scopeFromEnvironment, environment);
        read(Settings::fromEnvironment, variables);
        return problems();
    }

    private void checkNotEmpty(String option, String value) {
        if (value.isBlank()) {
            problems.add(empty(option));
        }
    }

    private static String empty(String option) {
        return option + ": must not be empty";
    }

    /**
     * Reads the settings.
     *
     * @throws SettingsException naming every invalid option and variable
     */
    public Read read() {
        Scope configured = read(Settings::scopeFromEnvironment, environment);
        Settings settings = read(Settings::fromEnvironment, variables);
        if (settings == null || configured == null || !problems.isEmpty()) {
            throw new SettingsException(List.copyOf(problems));
        }
        return new Read(settings, configured);
    }

    private <T> @Nullable T read(Function<Map<String, String>, T> reader, Map<String, String> from) {
        try {
            return reader.apply(from);
        } catch (SettingsException e) {
            e.problems().forEach(problem -> problems.add(withOptions(problem)));
            return null;
        }
    }

    /** A problem that names the option as well as its variable. */
    private String withOptions(String problem) {
        String named = problem;
        for (var option : optionOfVariable.entrySet()) {
            String both = option.getKey() + " (" + option.getValue() + ")";
            if (!problem.contains(both)) {
                named = named.replaceAll("\\b" + option.getKey() + "\\b", both);
            }
        }
        return named;
    }
}
