package dev.iotjobs.auditor.aws.settings;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.aws.settings.Settings.ApiLimits;
import dev.iotjobs.auditor.aws.settings.Settings.Places;
import dev.iotjobs.auditor.aws.settings.Settings.TableNames;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.TargetSelection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from text and collects all problems instead of stopping at the first. Each instance reads only once.
 */
final class SettingsReader {

    private static final String BUDGET_PERCENT = "AUDIT_API_BUDGET_PERCENT";
    private static final String MAX_TPS = "AUDIT_MAX_TPS";
    private static final String TICK = "AUDIT_TICK";
    private static final int LONGEST_TICK_MINUTES = 10_080;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    Settings read() {
        Places places = new Places(list("AUDIT_REGIONS"), null);
        String findingsTable = text("AUDIT_FINDINGS_TABLE", Settings.DEFAULT_FINDINGS_TABLE);
        String stateTable = text("AUDIT_STATE_TABLE");
        String topicArn = text("AUDIT_TOPIC_ARN");
        Scope scope = scope();
        Budget budget = budget();
        Map<String, Double> quotaFallbacks = quotaFallbacks();
        PolicyLocation policy = policy();
        Duration tick = parse(TICK, SettingsReader::tick, Settings.DEFAULT_TICK);
        TableNames tables = new TableNames(
                findingsTable, stateTable == null ? Settings.DEFAULT_STATE_TABLE : stateTable, stateTable != null);
        String accountName = text("AUDIT_ACCOUNT_NAME", "");
        problems.addAll(SettingsRules.problems(places, tables, topicArn, scope, quotaFallbacks, accountName));
        problems.addAll(AwsVariables.problems(environment));
        problems.addAll(AwsProfile.problems());
        requireNoProblem();
        ApiLimits limits = new ApiLimits(budget, quotaFallbacks);
        return new Settings(places, tables, topicArn, scope, policy, limits, tick, accountName);
    }

    Scope readScope() {
        Scope scope = scope();
        problems.addAll(SettingsRules.problems(scope));
        requireNoProblem();
        return scope;
    }

    private void requireNoProblem() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private Scope scope() {
        Set<JobStatus> statuses =
                list(SettingsRules.SCOPE_STATUS).stream().map(JobStatus::new).collect(Collectors.toSet());
        String selection = text(SettingsRules.SCOPE_TARGET_SELECTION);
        return new Scope(
                statuses,
                selection == null ? null : new TargetSelection(selection),
                text(SettingsRules.SCOPE_THING_GROUP),
                text(SettingsRules.SCOPE_THING_GROUP_ID),
                text(SettingsRules.SCOPE_NAMESPACE));
    }

    private Budget budget() {
        Budget share = parse(BUDGET_PERCENT, SettingsReader::share, Budget.share(Settings.DEFAULT_BUDGET_PERCENT));
        return parse(MAX_TPS, Settings::budgetOf, share);
    }

    private static Budget share(String percent) {
        int value = percent.matches("[0-9]{1,3}") ? Integer.parseInt(percent) : 0;
        if (value < 1 || value > 100) {
            throw new IllegalArgumentException("must be a whole percentage from 1 to 100, got '" + percent + "'");
        }
        return Budget.share(value);
    }

    private @Nullable PolicyLocation policy() {
        String text = text("AUDIT_POLICY");
        try {
            return text == null ? null : PolicyLocation.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(SettingsRules.POLICY + ": " + e.getMessage());
            return null;
        }
    }

    private static Duration tick(String minutes) {
        int value = minutes.matches("[0-9]{1,5}") ? Integer.parseInt(minutes) : 0;
        if (value < 1 || value > LONGEST_TICK_MINUTES) {
            throw new IllegalArgumentException(
                    "must be whole minutes from 1 to " + LONGEST_TICK_MINUTES + " (a week), got '" + minutes + "'");
        }
        return Duration.ofMinutes(value);
    }

    private Map<String, Double> quotaFallbacks() {
        Map<String, Double> fallbacks = new LinkedHashMap<>();
        for (String pair : list(SettingsRules.QUOTA_FALLBACKS)) {
            int equals = pair.indexOf('=');
            String rule = "must be CODE=VALUE pairs with values above 0, such as L-FBF5CD89=1000";
            try {
                double value = positiveNumber(pair.substring(equals + 1), rule);
                fallbacks.put(pair.substring(0, Math.max(0, equals)), value);
            } catch (IllegalArgumentException e) {
                problems.add(SettingsRules.QUOTA_FALLBACKS + ": " + rule + ", got '" + pair + "'");
            }
        }
        return fallbacks;
    }

    private <T> T parse(String name, Function<String, T> parser, T otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(name + ": " + e.getMessage());
            return otherwise;
        }
    }

    /**
     * Parses a finite number above 0.
     *
     * @param rule requirement, for the error message
     * @throws IllegalArgumentException if the text is no such number; the message has the requirement and the text
     */
    static double positiveNumber(String text, String rule) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule + ", got '" + text + "'", e);
        }
        if (!Double.isFinite(value) || value <= 0) {
            throw new IllegalArgumentException(rule + ", got '" + text + "'");
        }
        return value;
    }

    private List<String> list(String name) {
        String text = text(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** The value of a variable; null if it is unset or empty. */
    private @Nullable String text(String name) {
        String text = environment.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }
}
