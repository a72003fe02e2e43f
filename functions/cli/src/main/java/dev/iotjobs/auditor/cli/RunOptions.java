package dev.iotjobs.auditor.cli;

import dev.iotjobs.auditor.aws.Settings;
import dev.iotjobs.auditor.aws.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that say what an installation's variables say as well. An option goes before its variable, and both are
 * read by the same rules, so that all problems are told at once.
 */
final class RunOptions {

    private static final Map<String, String> OPTIONS = Map.of(
            "AUDIT_MAX_TPS", "--max-tps",
            "AUDIT_SCOPE_STATUS", "--status",
            "AUDIT_SCOPE_TARGET_SELECTION", "--target-selection",
            "AUDIT_SCOPE_THING_GROUP", "--thing-group",
            "AUDIT_SCOPE_NAMESPACE", "--namespace");

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Region to audit; may be given several times (default: AUDIT_REGIONS, or the default Region"
                    + " of the environment).")
    private List<String> regions = new ArrayList<>();

    @Option(
            names = "--findings-table",
            paramLabel = "NAME",
            description = "DynamoDB table of the findings (default: AUDIT_FINDINGS_TABLE, or"
                    + " iot-jobs-auditor-findings).")
    private @Nullable String findingsTable;

    @Option(
            names = "--state-table",
            paramLabel = "NAME",
            description = "DynamoDB table of the state (default: AUDIT_STATE_TABLE, or iot-jobs-auditor-state).")
    private @Nullable String stateTable;

    @Option(
            names = "--topic-arn",
            paramLabel = "ARN",
            description = "SNS topic of the alerts (default: AUDIT_TOPIC_ARN).")
    private @Nullable String topicArn;

    @Option(
            names = "--max-tps",
            paramLabel = "N",
            description = "Calls a second for DescribeJob and for ListJobs in a Region, or 'unlimited' (default:"
                    + " AUDIT_MAX_TPS, or half of the account's quota of each).")
    private @Nullable String maxTps;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Audit only jobs of this status; may be given several times (default: AUDIT_SCOPE_STATUS,"
                    + " or any).")
    private List<String> statuses = new ArrayList<>();

    @Option(
            names = "--target-selection",
            paramLabel = "SELECTION",
            description = "Audit only CONTINUOUS or only SNAPSHOT jobs (default: AUDIT_SCOPE_TARGET_SELECTION, or"
                    + " both).")
    private @Nullable String targetSelection;

    @Option(
            names = "--thing-group",
            paramLabel = "NAME",
            description = "Audit only jobs of this thing group (default: AUDIT_SCOPE_THING_GROUP, or any).")
    private @Nullable String thingGroup;

    @Option(
            names = "--namespace",
            paramLabel = "ID",
            description = "Audit only jobs of this namespace (default: AUDIT_SCOPE_NAMESPACE, or any).")
    private @Nullable String namespace;

    /** @throws SettingsException naming every option and variable that cannot be used */
    Settings settings(Map<String, String> environment, List<String> otherProblems) {
        List<String> problems = new ArrayList<>(otherProblems);
        Map<String, String> variables = new HashMap<>(environment);
        regions.forEach(region -> check("--region", region, problems));
        statuses.forEach(status -> check("--status", status, problems));
        put(variables, "AUDIT_REGIONS", regions.isEmpty() ? null : String.join(",", regions));
        put(variables, "AUDIT_SCOPE_STATUS", statuses.isEmpty() ? null : String.join(",", statuses));
        byVariable().forEach((variable, option) -> {
            check(option.name(), option.value(), problems);
            put(variables, variable, option.value());
        });
        Settings settings = read(variables, problems);
        if (settings == null || !problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings;
    }

    private record Given(String name, @Nullable String value) {}

    private Map<String, Given> byVariable() {
        return Map.of(
                "AUDIT_FINDINGS_TABLE", new Given("--findings-table", findingsTable),
                "AUDIT_STATE_TABLE", new Given("--state-table", stateTable),
                "AUDIT_TOPIC_ARN", new Given("--topic-arn", topicArn),
                "AUDIT_MAX_TPS", new Given("--max-tps", maxTps),
                "AUDIT_SCOPE_TARGET_SELECTION", new Given("--target-selection", targetSelection),
                "AUDIT_SCOPE_THING_GROUP", new Given("--thing-group", thingGroup),
                "AUDIT_SCOPE_NAMESPACE", new Given("--namespace", namespace));
    }

    /** An option that a script left empty must not silently become the default. */
    private static void check(String option, @Nullable String value, List<String> problems) {
        if (value != null && value.isBlank()) {
            problems.add(option + ": must not be empty");
        }
    }

    private static void put(Map<String, String> variables, String variable, @Nullable String value) {
        if (value != null) {
            variables.put(variable, value);
        }
    }

    private static @Nullable Settings read(Map<String, String> variables, List<String> problems) {
        try {
            return Settings.fromEnvironment(variables);
        } catch (SettingsException e) {
            e.problems().forEach(problem -> problems.add(withOption(problem)));
            return null;
        }
    }

    /** Names the option beside its variable, where the problem names the variable only. */
    private static String withOption(String problem) {
        return OPTIONS.entrySet().stream()
                .filter(option -> problem.startsWith(option.getKey() + ":"))
                .findFirst()
                .map(option -> option.getKey() + " (" + option.getValue() + ")"
                        + problem.substring(option.getKey().length()))
                .orElse(problem);
    }
}
