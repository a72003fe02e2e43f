package dev.iotjobs.auditor.aws.settings;

import dev.iotjobs.auditor.audit.api.QuotaCodes;
import dev.iotjobs.auditor.aws.settings.Settings.Places;
import dev.iotjobs.auditor.aws.settings.Settings.TableNames;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.model.TargetSelection;

/**
 * Checks settings from all sources. Each problem names the environment variable, and the command-line option if there
 * is one.
 */
public final class SettingsRules {

    static final String REGIONS = "AUDIT_REGIONS (--region)";
    static final String HOME_REGION = "AWS_REGION (home Region)";
    public static final String FINDINGS_TABLE = "AUDIT_FINDINGS_TABLE (--findings-table)";
    public static final String STATE_TABLE = "AUDIT_STATE_TABLE (--state-table)";
    public static final String TOPIC_ARN = "AUDIT_TOPIC_ARN (--topic-arn)";
    static final String POLICY = "AUDIT_POLICY (--policy)";
    static final String SCOPE_STATUS = "AUDIT_SCOPE_STATUS";
    static final String SCOPE_TARGET_SELECTION = "AUDIT_SCOPE_TARGET_SELECTION";
    static final String SCOPE_THING_GROUP = "AUDIT_SCOPE_THING_GROUP";
    static final String SCOPE_THING_GROUP_ID = "AUDIT_SCOPE_THING_GROUP_ID";
    static final String SCOPE_NAMESPACE = "AUDIT_SCOPE_NAMESPACE";
    static final String ACCOUNT_NAME = "AUDIT_ACCOUNT_NAME (--account-name)";
    static final String QUOTA_FALLBACKS = "AUDIT_QUOTA_FALLBACKS";

    private static final Pattern TABLE_NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final Pattern THING_GROUP = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");
    private static final Pattern THING_GROUP_ID = Pattern.compile("[a-zA-Z0-9\\-]{1,128}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private final List<String> problems = new ArrayList<>();

    private SettingsRules() {}

    static List<String> problems(
            Places places,
            TableNames tables,
            @Nullable String topicArn,
            Scope scope,
            Map<String, Double> quotaFallbacks,
            String accountName) {
        SettingsRules rules = new SettingsRules();
        places.audited().forEach(region -> rules.checkRegion(REGIONS, region));
        if (places.home() != null) {
            rules.checkRegion(HOME_REGION, places.home());
        }
        rules.checkTables(tables.findings(), tables.state());
        if (topicArn != null) {
            rules.checkTopic(topicArn);
        }
        rules.checkScope(scope);
        quotaFallbacks.forEach(rules::checkQuotaFallback);
        rules.check(
                accountName.isEmpty() || AccountLabel.isName(accountName),
                ACCOUNT_NAME,
                AccountLabel.RULE,
                accountName);
        return rules.problems;
    }

    static List<String> problems(Scope scope) {
        SettingsRules rules = new SettingsRules();
        rules.checkScope(scope);
        return rules.problems;
    }

    private void checkRegion(String name, String region) {
        check(isRegion(region), name, "unknown Region", region);
    }

    static boolean isRegion(String name) {
        return Region.regions().stream().anyMatch(known -> known.id().equals(name) && !known.isGlobalRegion());
    }

    private void checkTables(String findingsTable, String stateTable) {
        String rule = "must be a table name, 3 to 255 letters, digits, '_', '-' or '.'";
        check(TABLE_NAME.matcher(findingsTable).matches(), FINDINGS_TABLE, rule, findingsTable);
        check(TABLE_NAME.matcher(stateTable).matches(), STATE_TABLE, rule, stateTable);
        check(!findingsTable.equals(stateTable), STATE_TABLE, "must differ from " + FINDINGS_TABLE, stateTable);
    }

    private void checkTopic(String topicArn) {
        TopicArn.parse(topicArn)
                .ifPresentOrElse(
                        topic -> {
                            checkRegion(TOPIC_ARN, topic.region());
                            check(!topic.isFifo(), TOPIC_ARN, "must be a standard topic, not a FIFO one", topicArn);
                        },
                        () -> check(
                                false, TOPIC_ARN, "must be arn:<partition>:sns:<region>:<account>:<name>", topicArn));
    }

    private void checkScope(Scope scope) {
        List<String> statuses = Stream.of(
                        JobStatus.IN_PROGRESS,
                        JobStatus.SCHEDULED,
                        JobStatus.CANCELED,
                        JobStatus.COMPLETED,
                        JobStatus.DELETION_IN_PROGRESS)
                .map(JobStatus::value)
                .toList();
        scope.statuses().forEach(status -> checkOneOf(statuses, SCOPE_STATUS, status.value()));
        if (scope.targetSelection() != null) {
            List<String> selections = TargetSelection.knownValues().stream()
                    .map(TargetSelection::toString)
                    .toList();
            checkOneOf(
                    selections, SCOPE_TARGET_SELECTION, scope.targetSelection().value());
        }
        checkPattern(
                THING_GROUP,
                SCOPE_THING_GROUP,
                "must be the name of a thing group, up to 128 letters, digits, ':', '_' or '-'",
                scope.thingGroupName());
        checkPattern(
                THING_GROUP_ID,
                SCOPE_THING_GROUP_ID,
                "must be the ID of a thing group, up to 128 letters, digits or '-'",
                scope.thingGroupId());
        if (scope.thingGroupName() != null && scope.thingGroupId() != null) {
            problems.add(SCOPE_THING_GROUP + " and " + SCOPE_THING_GROUP_ID + ": ListJobs takes only one of them, got '"
                    + scope.thingGroupName() + "' and '" + scope.thingGroupId() + "'");
        }
        checkPattern(
                NAMESPACE,
                SCOPE_NAMESPACE,
                "must be a namespace ID, up to 64 letters, digits, '_' or '-'",
                scope.namespaceId());
    }

    private void checkQuotaFallback(String code, double value) {
        check(
                QuotaCodes.ALL.contains(code),
                QUOTA_FALLBACKS,
                "unknown quota code, must be one of " + String.join(", ", QuotaCodes.ALL),
                code);
        check(value > 0, QUOTA_FALLBACKS, "the value of " + code + " must be above 0", String.valueOf(value));
    }

    private void checkOneOf(Collection<String> values, String name, String value) {
        check(values.contains(value), name, "must be one of " + String.join(", ", new TreeSet<>(values)), value);
    }

    private void checkPattern(Pattern pattern, String name, String rule, @Nullable String value) {
        check(value == null || pattern.matcher(value).matches(), name, rule, value);
    }

    private void check(boolean holds, String name, String rule, @Nullable String value) {
        if (!holds) {
            problems.add(name + ": " + rule + ", got '" + value + "'");
        }
    }
}
