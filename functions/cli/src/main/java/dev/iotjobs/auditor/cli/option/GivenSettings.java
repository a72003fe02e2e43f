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
 * Settings from command-line options and environment variables. An option overrides its variable. Both must meet the
 * same requirements. All problems are reported at once. An instance serves one command.
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
     * @param settings from options and environment variables; an option overrides its variable
     * @param configured filters that select the audited jobs, from environment variables only
     */
    public record Read(Settings settings, Scope configured) {}

    /**
     * Adds an option that may be given several times.
     *
     * @param variable the environment variable that the option overrides
     * @param values the values of the option; empty if the option was not given
     */
    public GivenSettings all(String option, String variable, List<String> values) {
        values.forEach(value -> checkNotEmpty(option, value));
        return one(option, variable, values.isEmpty() ? null : String.join(",", values));
    }

    /**
     * Adds an option. An empty value is a problem.
     *
     * @param value null if the option was not given
     */
    public GivenSettings one(String option, String variable, @Nullable String value) {
        optionOfVariable.put(variable, option);
        if (value != null) {
            checkNotEmpty(option, value); // an empty variable would mean the default
            variables.put(variable, value);
        }
        return this;
    }

    /**
     * Adds a problem if neither an option nor a variable sets a topic.
     *
     * @param otherwise end of the problem's text, which says what works without a topic; may be empty
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
     * Reads the policy that an option or a variable names, and adds its problems to these settings. Does not read a
     * policy at AWS if there is another problem.
     *
     * @return null if no policy is named or the policy was not read
     */
    public PolicyFiles.@Nullable Named policy(Shell shell) {
        String named = variables.getOrDefault(PolicyFiles.VARIABLE, "").strip();
        // Reading a policy at AWS needs a Region and credentials
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

    /**
     * The problems that previous calls found. Unlike {@link #allProblems}, this method checks no environment variables.
     */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Checks options and environment variables, and returns all problems. */
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
     * @throws SettingsException with all problems, if there are any
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

    /**
     * Adds the option's name after each variable in the text of a problem, for example {@code AUDIT_TOPIC_ARN
     * (--topic-arn)}.
     */
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
