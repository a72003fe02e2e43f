package dev.iotjobs.auditor.rule.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.setting.SharedSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlastRadiusTest {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";

    private final RuleTester rule = RuleTester.of(new BlastRadius());

    private static List<String> targets(String kind, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> ARN + kind + "/target-" + i)
                .toList();
    }

    private static JobBuilder unguarded(List<String> targets) {
        return Jobs.inProgress()
                .targets(targets)
                .jobProcessDetails(JobProcessDetails.builder().queued(30).build());
    }

    private static JobBuilder guarded(List<String> targets, String type, double threshold, int perMinute) {
        return unguarded(targets)
                .abortConfig(new AbortConfig(List.of(new AbortCriteria(type, "CANCEL", threshold, 10))))
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(perMinute, null));
    }

    private static JobBuilder guarded(List<String> targets) {
        return guarded(targets, "ALL", 10.0, 50);
    }

    private static JobProcessDetails executions(int known, int removed) {
        return JobProcessDetails.builder()
                .queued(known - removed)
                .removed(removed)
                .build();
    }

    private static JobBuilder large(int known) {
        return unguarded(List.of(Jobs.GROUP)).jobProcessDetails(executions(known, 0));
    }

    private Verdict judge(JobBuilder job) {
        return rule.judge(Jobs.facts(job), Jobs.now());
    }

    private String word(JobBuilder job, SettingValues values) {
        return rule.judge(Jobs.facts(job), new RuleContext(Jobs.NOW, values, Memory.NONE))
                .word();
    }

    @Test
    void judge_groupOfAllDevices_isHighWithCommandsThatStartSmall() {
        Verdict verdict = judge(unguarded(List.of(ARN + "thinggroup/All-Devices")));

        assertThat(verdict.word()).isEqualTo("HIGH");
        assertThat(verdict.reason())
                .isEqualTo("the job targets thing group All-Devices, which holds all devices; the"
                        + " job has neither effective abort criteria nor a limited rate");
        assertThat(verdict.evidence().values())
                .containsEntry("thingGroups", 1)
                .containsEntry("things", 0)
                .containsEntry("executions", 30L)
                .containsEntry("hasAbortCriteria", false)
                .containsEntry("limitsRate", false)
                .containsEntry("guarded", "false")
                .containsEntry("maximumGroups", 20)
                .containsEntry("maximumThings", 20)
                .containsEntry("maximumKnown", 5_000);
        assertThat(verdict.commands())
                .extracting(CliCommand::toString)
                .anySatisfy(command -> assertThat(command).startsWith("aws iot cancel-job"))
                .anySatisfy(command -> assertThat(command)
                        .startsWith("aws iot create-job")
                        .contains("--targets CANARY_GROUP_ARN")
                        .endsWith("--target-selection CONTINUOUS"))
                .last()
                .isEqualTo("aws iot associate-targets-with-job --region eu-west-1 --job-id NEW_JOB_ID"
                        + " --targets NEXT_GROUP_ARN");
    }

    @ParameterizedTest
    @CsvSource({
        "thinggroup/all, HIGH",
        "thinggroup/ALLDEVICES, HIGH",
        "thinggroup/AllThings, HIGH",
        "thinggroup/all-things, HIGH",
        "thinggroup/all-devices-eu, COMPLIANT",
        "thinggroup/overall, COMPLIANT",
        "thing/all, COMPLIANT"
    })
    void judge_nameOfATarget_isThatOfAGroupOfAllDevices(String target, String expected) {
        assertThat(judge(unguarded(List.of(ARN + target))).word()).isEqualTo(expected);
    }

    @Test
    void judge_listOfThePolicy_isOfPatternsInAnyCase() {
        SettingValues values = SettingValues.STANDARD.with(SharedSettings.ALL_DEVICES_GROUPS, List.of("Fleet-*"));

        assertThat(word(unguarded(List.of(ARN + "thinggroup/fleet-eu")), values))
                .isEqualTo("HIGH");
        assertThat(word(unguarded(List.of(ARN + "thinggroup/all")), values)).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({"20, COMPLIANT, COMPLIANT", "21, HIGH, MEDIUM"})
    void judge_groups_areCounted(int groups, String unguarded, String guarded) {
        assertThat(judge(unguarded(targets("thinggroup", groups))).word()).isEqualTo(unguarded);
        assertThat(judge(guarded(targets("thinggroup", groups))).word()).isEqualTo(guarded);
    }

    @ParameterizedTest
    @CsvSource({"20, COMPLIANT, COMPLIANT", "21, HIGH, COMPLIANT", "25, HIGH, COMPLIANT"})
    void judge_thingsWithoutGuards_areCounted(int things, String unguarded, String guarded) {
        assertThat(judge(unguarded(targets("thing", things))).word()).isEqualTo(unguarded);
        assertThat(judge(guarded(targets("thing", things))).word()).isEqualTo(guarded);
    }

    @Test
    void judge_targets_countOnce() {
        List<String> twice = new ArrayList<>(targets("thing", 20));
        twice.addAll(targets("thing", 20));

        assertThat(judge(unguarded(twice)).word()).isEqualTo("COMPLIANT");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL,      10, 100, COMPLIANT",
        "ALL,      10, 101, HIGH",
        "FAILED,   89, 50,  COMPLIANT",
        "FAILED,   90, 50,  HIGH",
        "REJECTED, 95, 50,  COMPLIANT",
        "HUNG,     10, 50,  HIGH"
    })
    void judge_guards_mustActInTime(String type, double threshold, int perMinute, String expected) {
        assertThat(judge(guarded(targets("thing", 25), type, threshold, perMinute))
                        .word())
                .isEqualTo(expected);
    }

    @Test
    void judge_settingsOfTheRulesOnGuards_areApplied() {
        JobBuilder job = guarded(targets("thing", 25), "ALL", 60.0, 200);

        assertThat(word(job, SettingValues.STANDARD.with(SharedSettings.MAXIMUM_PER_MINUTE, 200)))
                .isEqualTo("COMPLIANT");
        assertThat(word(
                        job,
                        SettingValues.STANDARD
                                .with(SharedSettings.MAXIMUM_PER_MINUTE, 200)
                                .with(SharedSettings.MEANINGLESS_PERCENT, 60.0)))
                .isEqualTo("HIGH");
    }

    @Test
    void judge_guardedJobOnAllDevices_isMedium() {
        Verdict verdict = judge(guarded(List.of(ARN + "thinggroup/all")));

        assertThat(verdict.word()).isEqualTo("MEDIUM");
        assertThat(verdict.reason()).isEqualTo("the job targets thing group all, which holds all devices");
        assertThat(verdict.evidence().values()).containsEntry("guarded", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "ALL,    10, 101, no limited rate",
        "FAILED, 90, 100, no effective abort criteria",
        "FAILED, 90, 101, neither effective abort criteria nor a limited rate"
    })
    void judge_unguardedJob_namesWhatItLacks(String type, double threshold, int perMinute, String lacks) {
        JobBuilder job = guarded(List.of(ARN + "thinggroup/all"), type, threshold, perMinute);

        assertThat(judge(job).reason()).endsWith("; the job has " + lacks);
    }

    @Test
    void judge_severalClauses_areAllStated() {
        List<String> targets = Stream.of(
                        List.of(ARN + "thinggroup/all"), targets("thinggroup", 20), targets("thing", 21))
                .flatMap(List::stream)
                .toList();

        assertThat(judge(unguarded(targets)).reason())
                .isEqualTo("the job targets thing group all, which holds all devices; the job targets 21 thing groups,"
                        + " more than the allowed 20; the job targets 21 things, more than the allowed 20; the job"
                        + " has neither effective abort criteria nor a limited rate");
    }

    @ParameterizedTest
    @CsvSource({"5000, 0, COMPLIANT", "5001, 0, HIGH", "5001, 1, COMPLIANT", "6000, 999, HIGH"})
    void judge_executionsOfASnapshotJob_areCountedButForRemovedOnes(int known, int removed, String expected) {
        assertThat(judge(large(known).jobProcessDetails(executions(known, removed)))
                        .word())
                .isEqualTo(expected);
    }

    @Test
    void judge_manyExecutions_areStated() {
        assertThat(judge(large(5_001)).reason())
                .isEqualTo("the job has 5,001 executions, more than the allowed 5,000; the job has neither effective"
                        + " abort criteria nor a limited rate");
    }

    @Test
    void judge_manyExecutionsOfOtherJobs_areNoDefect() {
        JobExecutionsRetryConfig retries = new JobExecutionsRetryConfig(List.of(new RetryCriteria("ALL", 1)));

        assertThat(judge(large(9_000).targetSelection(TargetSelection.CONTINUOUS))
                        .word())
                .isEqualTo("COMPLIANT");
        assertThat(judge(large(9_000).jobExecutionsRetryConfig(retries)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(guarded(List.of(Jobs.GROUP)).jobProcessDetails(executions(9_000, 0)))
                        .word())
                .isEqualTo("COMPLIANT");
    }

    @Test
    void judge_manyExecutionsWithinGrace_waits() {
        assertThat(aged(large(5_001), Duration.ofMinutes(10).minusMillis(1))).isEqualTo("TOO_YOUNG");
        assertThat(aged(large(5_001), Duration.ofMinutes(10))).isEqualTo("HIGH");
        assertThat(aged(large(5_001), null)).isEqualTo("HIGH");
        assertThat(aged(large(5_000), Duration.ZERO)).isEqualTo("COMPLIANT");
        assertThat(aged(large(5_001).targets(targets("thing", 21)), Duration.ZERO))
                .isEqualTo("HIGH");
    }

    private String aged(JobBuilder job, @Nullable Duration age) {
        JobFacts facts = Jobs.facts(job);
        JobKey key = new JobKey(facts.job().key().arn(), age == null ? null : Jobs.NOW.minus(age));
        return rule.judge(new JobFacts(facts.job().withKey(key), Jobs.NOW, List.of()), Jobs.now())
                .word();
    }

    @Test
    void judge_countersOrSelectionMissing_decideOnlyWhatTheyMust() {
        assertThat(judge(large(30).jobProcessDetails(null)).reason())
                .isEqualTo("AWS IoT returned no usable execution counters");
        assertThat(judge(large(5_001).targetSelection(null)).reason())
                .isEqualTo("AWS IoT returned no usable target selection");
        assertThat(judge(large(5_000).targetSelection(null)).word()).isEqualTo("COMPLIANT");
        assertThat(judge(large(5_001).targetSelection(TargetSelection.of("ROLLING")))
                        .word())
                .isEqualTo("MISSING");
        assertThat(judge(guarded(List.of(Jobs.GROUP)).jobProcessDetails(null)).word())
                .isEqualTo("COMPLIANT");
        assertThat(judge(unguarded(targets("thing", 21)).jobProcessDetails(null))
                        .word())
                .isEqualTo("HIGH");
    }

    @Test
    void judge_targetsMissing_keepAnOpenFindingUnlessTheExecutionsDecide() {
        assertThat(judge(unguarded(List.of())).reason()).isEqualTo("AWS IoT returned no usable targets");
        assertThat(judge(large(5_001).targets(List.of())).word()).isEqualTo("HIGH");
        assertThat(aged(large(5_001).targets(List.of()), Duration.ofMinutes(9))).isEqualTo("MISSING");
        assertThat(judge(guarded(List.of(), "ALL", 95.0, 50).jobProcessDetails(executions(5_001, 0)))
                        .word())
                .isEqualTo("MISSING");
    }

    @Test
    void judge_openFinding_closesOnlyOnWhatIsKnown() {
        JobFacts facts = Jobs.facts(large(30).jobProcessDetails(null));

        assertThat(rule.judge(facts, Jobs.open(Severity.HIGH)).word()).isEqualTo("MISSING");
    }

    @Test
    void judge_greengrassDeployment_isNotRecreatedAsAJob() {
        assertThat(judge(unguarded(targets("thing", 21)).namespaceId("aws-gg-deployment"))
                        .commands())
                .singleElement()
                .asString()
                .startsWith("aws greengrassv2 list-deployments");
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, HIGH",
        "SCHEDULED, HIGH",
        "PAUSED, HIGH",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(judge(unguarded(targets("thing", 21)).status(JobStatus.of(status)))
                        .word())
                .isEqualTo(expected);
    }
}
