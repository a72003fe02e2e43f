package dev.iotjobs.auditor.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.TargetSelection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void fromEnvironment_nothingSet_givesDefaults() {
        assertThat(Settings.fromEnvironment(Map.of()))
                .isEqualTo(new Settings(
                        new Settings.Places(List.of(), null),
                        new Settings.TableNames("iot-jobs-auditor-findings", "iot-jobs-auditor-state", false),
                        null,
                        Scope.EVERY_JOB,
                        null,
                        new Settings.ApiLimits(Budget.share(50), Map.of()),
                        Duration.ofMinutes(15),
                        ""));
    }

    @Test
    void fromEnvironment_everythingEmpty_isTheSameAsUnset() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("AUDIT_FINDINGS_TABLE", ""),
                Map.entry("AUDIT_STATE_TABLE", " "),
                Map.entry("AUDIT_TOPIC_ARN", ""),
                Map.entry("AUDIT_REGIONS", ""),
                Map.entry("AUDIT_API_BUDGET_PERCENT", ""),
                Map.entry("AUDIT_MAX_TPS", ""),
                Map.entry("AUDIT_SCOPE_STATUS", ""),
                Map.entry("AUDIT_SCOPE_TARGET_SELECTION", ""),
                Map.entry("AUDIT_SCOPE_THING_GROUP_ID", ""),
                Map.entry("AUDIT_POLICY", " "),
                Map.entry("AUDIT_ACCOUNT_NAME", "  "),
                Map.entry("AUDIT_QUOTA_FALLBACKS", ""));

        assertThat(Settings.fromEnvironment(environment)).isEqualTo(Settings.fromEnvironment(Map.of()));
    }

    @Test
    void fromEnvironment_everythingSet_isRead() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("AUDIT_FINDINGS_TABLE", "findings"),
                Map.entry("AUDIT_STATE_TABLE", "state"),
                Map.entry("AUDIT_TOPIC_ARN", "arn:aws-cn:sns:cn-north-1:123456789012:alerts"),
                Map.entry("AUDIT_REGIONS", "eu-west-1, us-east-1,eu-west-1"),
                Map.entry("AUDIT_API_BUDGET_PERCENT", "25"),
                Map.entry("AUDIT_SCOPE_STATUS", "IN_PROGRESS,SCHEDULED"),
                Map.entry("AUDIT_SCOPE_TARGET_SELECTION", "CONTINUOUS"),
                Map.entry("AUDIT_SCOPE_THING_GROUP", "pumps:north"),
                Map.entry("AUDIT_SCOPE_NAMESPACE", "fleet-1"),
                Map.entry("AUDIT_QUOTA_FALLBACKS", "L-FBF5CD89=1000,L-4E068A30=2e4"),
                Map.entry("AUDIT_POLICY", " ssm:/iot-jobs-auditor/policy "),
                Map.entry("AUDIT_ACCOUNT_NAME", " Acme fleet_7.prod-eu "),
                Map.entry("AUDIT_TICK", "5"));

        assertThat(Settings.fromEnvironment(environment))
                .isEqualTo(new Settings(
                        new Settings.Places(List.of("eu-west-1", "us-east-1"), null),
                        new Settings.TableNames("findings", "state", true),
                        "arn:aws-cn:sns:cn-north-1:123456789012:alerts",
                        new Scope(
                                Set.of(JobStatus.IN_PROGRESS, JobStatus.SCHEDULED),
                                TargetSelection.CONTINUOUS,
                                "pumps:north",
                                null,
                                "fleet-1"),
                        new PolicyLocation.Parameter("/iot-jobs-auditor/policy"),
                        new Settings.ApiLimits(Budget.share(25), Map.of("L-FBF5CD89", 1000.0, "L-4E068A30", 20000.0)),
                        Duration.ofMinutes(5),
                        "Acme fleet_7.prod-eu"));
    }

    @Test
    void fromEnvironment_severalProblems_namesEachWithVariableRuleAndValue() {
        Map<String, String> environment = Map.of(
                "AUDIT_REGIONS", "eu-west-1,eu-wst-1",
                "AUDIT_FINDINGS_TABLE", "my findings",
                "AUDIT_TOPIC_ARN", "alerts",
                "AUDIT_API_BUDGET_PERCENT", "0",
                "AUDIT_MAX_TPS", "fast",
                "AUDIT_SCOPE_STATUS", "RUNNING",
                "AUDIT_POLICY", "ssm:",
                "AUDIT_ACCOUNT_NAME", "prod, lab",
                "AUDIT_QUOTA_FALLBACKS", "L-FBF5CD89,concurrent=5,L-4E068A30=-1");

        SettingsException e =
                catchThrowableOfType(SettingsException.class, () -> Settings.fromEnvironment(environment));

        assertThat(e.problems())
                .containsExactlyInAnyOrder(
                        "AUDIT_REGIONS (--region): unknown Region, got 'eu-wst-1'",
                        "AUDIT_FINDINGS_TABLE (--findings-table): must be a table name, 3 to 255 letters, digits, '_',"
                                + " '-' or '.', got 'my findings'",
                        "AUDIT_TOPIC_ARN (--topic-arn): must be arn:<partition>:sns:<region>:<account>:<name>,"
                                + " got 'alerts'",
                        "AUDIT_API_BUDGET_PERCENT: must be a whole percentage from 1 to 100, got '0'",
                        "AUDIT_MAX_TPS: must be a number above 0, or 'unlimited', got 'fast'",
                        "AUDIT_SCOPE_STATUS: must be one of CANCELED, COMPLETED, DELETION_IN_PROGRESS, IN_PROGRESS,"
                                + " SCHEDULED, got 'RUNNING'",
                        "AUDIT_POLICY (--policy): must be ssm:NAME or ssm:ARN of a parameter, whose name has 1 to 1,011"
                                + " letters, digits, '_', '.', '-' or '/', got 'ssm:'",
                        "AUDIT_ACCOUNT_NAME (--account-name): must be 1 to 64 letters, digits, spaces, '.', '_' or '-',"
                                + " and must not begin or end with a space, got 'prod, lab'",
                        "AUDIT_QUOTA_FALLBACKS: must be CODE=VALUE pairs with values above 0, such as"
                                + " L-FBF5CD89=1000, got 'L-FBF5CD89'",
                        "AUDIT_QUOTA_FALLBACKS: must be CODE=VALUE pairs with values above 0, such as"
                                + " L-FBF5CD89=1000, got 'L-4E068A30=-1'",
                        "AUDIT_QUOTA_FALLBACKS: unknown quota code, must be one of L-145FD0E6, L-4E068A30,"
                                + " L-609D00CE, L-60A7ED34, L-B475FD53, L-D80B05DB, L-FBF5CD89,"
                                + " got 'concurrent'");
        assertThat(e).hasMessageContaining("; ");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10080, 10080"})
    void fromEnvironment_tickAtABound_isRead(String minutes, long expected) {
        assertThat(Settings.fromEnvironment(Map.of("AUDIT_TICK", minutes)).tick())
                .isEqualTo(Duration.ofMinutes(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10081", "-5", "1.5", "15m", "PT15M", "99999999999"})
    void fromEnvironment_tickThatIsNone_namesVariableRuleAndValue(String minutes) {
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("AUDIT_TICK", minutes)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("AUDIT_TICK: must be whole minutes from 1 to 10080 (a week), got '" + minutes + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-global", "eu-west", "EU-WEST-1", "eu-west-1a", "eusc-de-east-1a"})
    void withRegions_noRegionToAuditIn_isAProblem(String region) {
        Settings settings = Settings.fromEnvironment(Map.of());

        assertThatThrownBy(() -> settings.withRegions(List.of(region)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("AUDIT_REGIONS (--region): unknown Region, got '" + region + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-gov-west-1", "cn-northwest-1", "eusc-de-east-1", "ap-southeast-5", "il-central-1"})
    void withRegions_regionOfAnyPartition_isTaken(String region) {
        assertThat(Settings.fromEnvironment(Map.of())
                        .withRegions(List.of(region))
                        .regions())
                .containsExactly(region);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sns:eu-west-1:123456789012:alerts.fifo, must be a standard topic",
        "arn:aws:sns:eu-wst-1:123456789012:alerts, unknown Region",
        "arn:aws:sqs:eu-west-1:123456789012:alerts, must be arn:",
        "arn:aws:sns:eu-west-1:12345678901:alerts, must be arn:"
    })
    void withTopicArn_noStandardTopic_isAProblem(String arn, String problem) {
        Settings settings = Settings.fromEnvironment(Map.of());

        assertThatThrownBy(() -> settings.withTopicArn(arn)).hasMessageContaining(problem);
    }

    @Test
    void withStateTable_tableOfFindings_isAProblem() {
        Settings settings = Settings.fromEnvironment(Map.of());

        assertThatThrownBy(() -> settings.withStateTable(settings.tables().findings()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("must differ from AUDIT_FINDINGS_TABLE (--findings-table)");
    }

    @Test
    void withStateTable_anyName_isNamed() {
        Settings settings = Settings.fromEnvironment(Map.of());

        assertThat(settings.tables().stateNamed()).isFalse();
        assertThat(settings.withStateTable("state").tables().stateNamed()).isTrue();
        assertThat(settings.withFindingsTable("findings").tables().stateNamed()).isFalse();
    }

    @Test
    void fromEnvironment_thingGroupById_isRead() {
        String longest = "a-7".repeat(42) + "xy";

        assertThat(Settings.fromEnvironment(Map.of("AUDIT_SCOPE_THING_GROUP_ID", longest))
                        .scope())
                .isEqualTo(new Scope(Set.of(), null, null, longest, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"group_7", "group:7", "a b", "ä"})
    void fromEnvironment_noIdOfAThingGroup_isAProblem(String id) {
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("AUDIT_SCOPE_THING_GROUP_ID", id)))
                .hasMessage("AUDIT_SCOPE_THING_GROUP_ID: must be the ID of a thing group, up to 128 letters, digits or"
                        + " '-', got '" + id + "'");
    }

    @Test
    void fromEnvironment_longIdOfAThingGroup_isAProblem() {
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("AUDIT_SCOPE_THING_GROUP_ID", "a".repeat(129))))
                .hasMessageStartingWith("AUDIT_SCOPE_THING_GROUP_ID: must be the ID of a thing group");
    }

    @Test
    void fromEnvironment_thingGroupByNameAndId_isOneProblemThatNamesBoth() {
        Map<String, String> environment =
                Map.of("AUDIT_SCOPE_THING_GROUP", "cameras", "AUDIT_SCOPE_THING_GROUP_ID", "group-7");

        assertThatThrownBy(() -> Settings.fromEnvironment(environment))
                .hasMessage("AUDIT_SCOPE_THING_GROUP and AUDIT_SCOPE_THING_GROUP_ID: ListJobs takes only one of them,"
                        + " got 'cameras' and 'group-7'");
    }

    @Test
    void scopeFromEnvironment_otherProblems_areLeftAside() {
        Map<String, String> environment = Map.of("AUDIT_REGIONS", "mars-1", "AUDIT_SCOPE_NAMESPACE", "fleet-1");

        assertThat(Settings.scopeFromEnvironment(environment))
                .isEqualTo(new Scope(Set.of(), null, null, null, "fleet-1"));
        assertThatThrownBy(() -> Settings.scopeFromEnvironment(Map.of("AUDIT_SCOPE_NAMESPACE", "a b")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("AUDIT_SCOPE_NAMESPACE: ");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100"})
    void fromEnvironment_budgetAtItsBounds_isTaken(String percent, int expected) {
        assertThat(Settings.fromEnvironment(Map.of("AUDIT_API_BUDGET_PERCENT", percent))
                        .limits()
                        .budget())
                .isEqualTo(Budget.share(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-5", "50%", "5.5", "99999999999"})
    void fromEnvironment_budgetOutOfBounds_isAProblem(String percent) {
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("AUDIT_API_BUDGET_PERCENT", percent)))
                .hasMessage(
                        "AUDIT_API_BUDGET_PERCENT: must be a whole percentage from 1 to 100, got '" + percent + "'");
    }

    @Test
    void budgetOf_rate_standsInsteadOfTheShare() {
        assertThat(Settings.fromEnvironment(Map.of("AUDIT_MAX_TPS", "2.5", "AUDIT_API_BUDGET_PERCENT", "10"))
                        .limits()
                        .budget())
                .isEqualTo(Budget.rate(2.5));
        assertThat(Settings.budgetOf("unlimited")).isEqualTo(Budget.rate(Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "", "ten"})
    void budgetOf_noRate_isRefused(String maxTps) {
        assertThatThrownBy(() -> Settings.budgetOf(maxTps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a number above 0, or 'unlimited', got '" + maxTps + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void fromEnvironment_accountNameAtItsBounds_isTaken(int length) {
        assertThat(Settings.fromEnvironment(Map.of("AUDIT_ACCOUNT_NAME", "n".repeat(length)))
                        .accountName())
                .isEqualTo("n".repeat(length));
    }

    @Test
    void fromEnvironment_longAccountName_isAProblem() {
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("AUDIT_ACCOUNT_NAME", "n".repeat(65))))
                .hasMessage(
                        "AUDIT_ACCOUNT_NAME (--account-name): must be 1 to 64 letters, digits, spaces, '.', '_' or '-',"
                                + " and must not begin or end with a space, got '" + "n".repeat(65) + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"prod\nBcc: all@example.com", "<b>prod</b>", "=1+1", "prod\u202e", "\u001b[2J", "pr\u00f6d"})
    void fromEnvironment_hostileAccountName_isAProblem(String name) {
        assertThatThrownBy(() -> Settings.fromEnvironment(Map.of("AUDIT_ACCOUNT_NAME", name)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("AUDIT_ACCOUNT_NAME (--account-name): must be 1 to 64 letters");
    }

    @Test
    void with_anything_keepsTheAccountName() {
        Settings settings = Settings.fromEnvironment(Map.of("AUDIT_ACCOUNT_NAME", "prod"));

        assertThat(settings.withRegions(List.of("eu-west-1"))
                        .withHomeRegion("eu-west-1")
                        .withFindingsTable("findings")
                        .withStateTable("state")
                        .withTopicArn(null)
                        .withBudget(Budget.share(1))
                        .accountName())
                .isEqualTo("prod");
    }
}
