package dev.iotjobs.auditor.rule.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.RuleTester;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.SettingValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionWithoutScheduleTest {

    private static final String PROD_GROUP = "arn:aws:iot:eu-west-1:123456789012:thinggroup/prod-eu";
    private static final SchedulingConfig START = new SchedulingConfig("2026-03-11T02:00", null, null, List.of());

    private static final SettingValues LISTS = SettingValues.STANDARD
            .with(ProductionWithoutSchedule.PRODUCTION_TAGS, List.of("stage=prod", "stage=live"))
            .with(ProductionWithoutSchedule.PRODUCTION_GROUPS, List.of("prod-*"))
            .with(ProductionWithoutSchedule.EMERGENCY_TAGS, List.of("change=emergency"));

    private static final SettingValues NO_EMERGENCIES = LISTS.with(ProductionWithoutSchedule.EMERGENCY_TAGS, List.of());

    private final RuleTester rule = RuleTester.of(new ProductionWithoutSchedule());

    private Verdict judge(JobFacts facts, SettingValues values) {
        return rule.judge(facts, new RuleContext(Jobs.NOW, values, Memory.NONE));
    }

    private String word(JobFacts facts) {
        return judge(facts, LISTS).word();
    }

    private static JobBuilder inProduction() {
        return Jobs.inProgress().targets(List.of(Jobs.GROUP, PROD_GROUP));
    }

    private static JobFacts tagged(JobBuilder job, Map<String, String> tags) {
        return Jobs.facts(job).withTags(new Known.Is<>(Tags.of(tags, tags.keySet())));
    }

    private static JobFacts untagged(JobBuilder job) {
        return tagged(job, Map.of());
    }

    private static JobFacts unknown(JobBuilder job, Cause cause) {
        return Jobs.facts(job).withTags(new Known.Unknown<>(cause, "AccessDeniedException"));
    }

    @Test
    void judge_targetGroupOfProduction_isLowWithWhatMarkedItAndTheCommands() {
        Verdict verdict = judge(tagged(inProduction(), Map.of("stage", "prod")), LISTS);

        assertThat(verdict.word()).isEqualTo("LOW");
        assertThat(verdict.reason())
                .isEqualTo(
                        "the job is marked as production (tag stage=prod, target group prod-eu) and has no schedule");
        assertThat(verdict.evidence().values()).containsEntry("markedBy", "tag stage=prod, target group prod-eu");
        assertThat(verdict.commands())
                .extracting(Object::toString)
                .anySatisfy(command -> assertThat(command)
                        .startsWith("aws iot create-job --region eu-west-1 --job-id NEW_JOB_ID")
                        .endsWith("--scheduling-config '{\"startTime\":\"YYYY-MM-DDThh:mm\"}'"));
    }

    @Test
    void judge_tagOfProduction_fires() {
        assertThat(word(tagged(Jobs.inProgress(), Map.of("stage", "live")))).isEqualTo("LOW");
    }

    @ParameterizedTest
    @CsvSource({"stage, production", "stage, Prod", "Stage, prod", "stage, prod-1", "stage, ''", "owner, prod"})
    void judge_anotherTag_isNotApplicable(String key, String value) {
        assertThat(word(tagged(Jobs.inProgress(), Map.of(key, value)))).isEqualTo("NOT_APPLICABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thinggroup/non-prod-eu", "thinggroup/Prod-eu", "thinggroup/prod", "thing/prod-eu"})
    void judge_anotherTarget_isNotApplicable(String target) {
        JobBuilder job = Jobs.inProgress().targets(List.of("arn:aws:iot:eu-west-1:123456789012:" + target));

        assertThat(word(untagged(job))).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_emergencyTag_isNotApplicableWhateverMarksProduction() {
        Map<String, String> tags = Map.of("stage", "prod", "change", "emergency");

        assertThat(word(tagged(inProduction(), tags))).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(tagged(inProduction(), tags), NO_EMERGENCIES).word()).isEqualTo("LOW");
        assertThat(word(tagged(inProduction(), Map.of("change", "urgent")))).isEqualTo("LOW");
    }

    @Test
    void judge_startOrWindows_isCompliant() {
        SchedulingConfig windows =
                new SchedulingConfig(null, null, null, List.of(new MaintenanceWindow("cron(0 2 * * ? *)", 120)));

        assertThat(word(untagged(inProduction().schedulingConfig(START)))).isEqualTo("COMPLIANT");
        assertThat(word(untagged(inProduction().schedulingConfig(windows)))).isEqualTo("COMPLIANT");
    }

    @Test
    void judge_endAlone_isNoSchedule() {
        SchedulingConfig end = new SchedulingConfig(null, "2026-04-01T00:00", "CANCEL", List.of());

        assertThat(word(untagged(inProduction().schedulingConfig(end)))).isEqualTo("LOW");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void judge_tagsNotKnown_decideWhereNoGroupMatches(Cause cause) {
        assertThat(judge(unknown(inProduction(), cause), NO_EMERGENCIES).word()).isEqualTo("LOW");
        assertThat(judge(unknown(Jobs.inProgress(), cause), NO_EMERGENCIES).word())
                .isEqualTo(cause.name());
        assertThat(judge(unknown(Jobs.inProgress().schedulingConfig(START), cause), NO_EMERGENCIES)
                        .word())
                .isEqualTo(cause.name());
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void judge_tagsNotKnown_mayMarkAnEmergency(Cause cause) {
        assertThat(word(unknown(inProduction(), cause))).isEqualTo(cause.name());
    }

    @Test
    void judge_groupsOnly_needsNoTags() {
        SettingValues groups = NO_EMERGENCIES.with(ProductionWithoutSchedule.PRODUCTION_TAGS, List.of());

        assertThat(judge(unknown(inProduction(), Cause.OFF), groups).word()).isEqualTo("LOW");
        assertThat(judge(unknown(Jobs.inProgress(), Cause.OFF), groups).word()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_targetsMissing_isMissingUnlessATagDecides() {
        JobBuilder job = Jobs.inProgress().targets(List.of());

        assertThat(word(untagged(job))).isEqualTo("MISSING");
        assertThat(word(tagged(job, Map.of("stage", "prod")))).isEqualTo("LOW");
        assertThat(word(tagged(job, Map.of("change", "emergency")))).isEqualTo("NOT_APPLICABLE");
        assertThat(judge(untagged(job), LISTS.with(ProductionWithoutSchedule.PRODUCTION_GROUPS, List.of()))
                        .word())
                .isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void judge_nothingMarksProduction_isNotApplicableWhateverIsKnown() {
        SettingValues none =
                SettingValues.STANDARD.with(ProductionWithoutSchedule.EMERGENCY_TAGS, List.of("change=emergency"));
        Verdict verdict = judge(unknown(inProduction(), Cause.DENIED), none);

        assertThat(verdict.word()).isEqualTo("NOT_APPLICABLE");
        assertThat(verdict.reason()).isEqualTo("the lists 'productionTags' and 'productionGroups' are empty");
    }

    @ParameterizedTest
    @CsvSource({
        "firmware-7,            '',                LOW",
        "firmware-7,            acme-updates,      LOW",
        "firmware-7,            aws-gg-deployment, NOT_APPLICABLE",
        "GreengrassUpdateJob_7, '',                NOT_APPLICABLE",
        "AFR_OTA-7,             '',                NOT_APPLICABLE",
    })
    void judge_apiThatCannotSchedule_isNotApplicable(String jobId, String namespaceId, String expected) {
        JobBuilder job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS)
                .namespaceId(namespaceId)
                .targets(List.of(PROD_GROUP));

        assertThat(word(untagged(job))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, LOW",
        "SCHEDULED, LOW",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, NOT_APPLICABLE",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "'', MISSING"
    })
    void judge_status_decidesWhetherTheRuleConcernsTheJob(String status, String expected) {
        assertThat(word(untagged(inProduction().status(JobStatus.of(status))))).isEqualTo(expected);
    }
}
