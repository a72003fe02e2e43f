package dev.iotjobs.auditor.rule;

import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.CANCELED;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.DELETION_IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.SCHEDULED;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.GROUP;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobsTest {

    private static final String APPLIES = "applies";
    private static final Setting<List<String>> BUCKETS = Setting.list("buckets", List.of(), "names", "Some buckets.");
    private static final Setting<List<String>> ROLES = Setting.list("roles", List.of(), "names", "Some roles.");

    private static String exclude(dev.iotjobs.auditor.rule.Jobs which, JobBuilder job) {
        return which.exclude(Jobs.facts(job), Jobs.now()).map(Verdict::word).orElse(APPLIES);
    }

    private static String reason(dev.iotjobs.auditor.rule.Jobs which, JobBuilder job) {
        return which.exclude(Jobs.facts(job), Jobs.now()).map(Verdict::reason).orElse(APPLIES);
    }

    private static JobBuilder ended(JobStatus status, int daysAgo) {
        return Jobs.job(status).completedAt(Jobs.NOW.minus(Duration.ofDays(daysAgo)));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_PROGRESS, applies",
        "SCHEDULED, NOT_APPLICABLE",
        "COMPLETED, NOT_APPLICABLE",
        "CANCELED, applies",
        "DELETION_IN_PROGRESS, JOB_GONE",
        "PAUSED, NOT_APPLICABLE",
        "'', MISSING",
    })
    void statuses_severalNamed_judgesThese(String status, String expected) {
        assertThat(exclude(jobs(IN_PROGRESS, CANCELED), ended(JobStatus.of(status), 1)))
                .isEqualTo(expected);
    }

    @Test
    void statuses_deletion_isJudgedByThoseThatNameItOnly() {
        JobBuilder deleting = Jobs.job(JobStatus.DELETION_IN_PROGRESS);

        assertThat(exclude(jobs(DELETION_IN_PROGRESS), deleting)).isEqualTo(APPLIES);
        assertThat(exclude(jobs(DELETION_IN_PROGRESS), Jobs.inProgress())).isEqualTo("NOT_APPLICABLE");
        assertThat(exclude(jobs(ANY_BUT_DELETION), deleting)).isEqualTo("JOB_GONE");
    }

    @Test
    void finishedJobs_longAgo_areLeftAloneUnlessJudgedAtAnyAge() {
        assertThat(exclude(jobs(COMPLETED), ended(JobStatus.COMPLETED, 30))).isEqualTo(APPLIES);
        assertThat(exclude(jobs(COMPLETED), ended(JobStatus.COMPLETED, 31))).isEqualTo("AGED_OUT");
        assertThat(exclude(jobs(COMPLETED).atAnyAge(), ended(JobStatus.COMPLETED, 31)))
                .isEqualTo(APPLIES);
    }

    private static Stream<Arguments> selections() {
        return Stream.of(
                Arguments.of(TargetSelection.SNAPSHOT, APPLIES),
                Arguments.of(TargetSelection.CONTINUOUS, "NOT_APPLICABLE"),
                Arguments.of(new TargetSelection("ROLLING"), "MISSING"),
                Arguments.of(null, "MISSING"));
    }

    @ParameterizedTest
    @MethodSource("selections")
    void selected_otherOrUnknown_isNotJudged(TargetSelection selection, String expected) {
        assertThat(exclude(
                        jobs(LIVE).selected(TargetSelection.SNAPSHOT),
                        Jobs.inProgress().targetSelection(selection)))
                .isEqualTo(expected);
    }

    @Test
    void targetingGroup_thingsOnly_isNotJudged() {
        var groups = jobs(LIVE).targeting(GROUP);

        assertThat(exclude(groups, Jobs.inProgress().targets(List.of(Jobs.THING, Jobs.GROUP))))
                .isEqualTo(APPLIES);
        assertThat(exclude(groups, Jobs.inProgress().targets(List.of(Jobs.THING, Jobs.OTHER_THING))))
                .isEqualTo("NOT_APPLICABLE");
        assertThat(exclude(groups, Jobs.inProgress().targets(List.of()))).isEqualTo("MISSING");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "10080, true", "0, false", "10081, false"})
    void features_decideWhatIsJudged(long minutes, boolean isTimeout) {
        JobBuilder job = Jobs.inProgress().timeoutConfig(new TimeoutConfig(minutes));

        assertThat(exclude(jobs(LIVE).with(Feature.TIMEOUT), job)).isEqualTo(isTimeout ? APPLIES : "NOT_APPLICABLE");
        assertThat(exclude(jobs(LIVE).without(Feature.TIMEOUT), job)).isEqualTo(isTimeout ? "NOT_APPLICABLE" : APPLIES);
    }

    @Test
    void reason_saysWhatIsOtherwise() {
        assertThat(reason(jobs(LIVE).with(Feature.ABORT_CRITERIA), Jobs.inProgress()))
                .isEqualTo("the job has no abort criteria");
        assertThat(reason(jobs(LIVE).without(Feature.TIMEOUT), Jobs.inProgress().timeoutConfig(new TimeoutConfig(60L))))
                .isEqualTo("the job has a timeout");
        assertThat(reason(jobs(IN_PROGRESS), Jobs.job(JobStatus.SCHEDULED))).isEqualTo("the job is not in progress");
        assertThat(reason(jobs(SCHEDULED, CANCELED), Jobs.inProgress())).isEqualTo("the job is IN_PROGRESS");
        assertThat(reason(jobs(LIVE, COMPLETED), ended(JobStatus.CANCELED, 1))).isEqualTo("the job ended");
        assertThat(reason(jobs(LIVE).selected(TargetSelection.SNAPSHOT), continuous()))
                .isEqualTo("the job is not a SNAPSHOT job");
        assertThat(reason(jobs(LIVE).targeting(GROUP), Jobs.inProgress())).isEqualTo("the job targets no thing group");
        assertThat(reason(
                        jobs(LIVE).notOfOrigin(Origin.GREENGRASS),
                        Jobs.inProgress().namespaceId("aws-gg-deployment")))
                .isEqualTo("this rule does not judge Greengrass deployments");
    }

    private static JobBuilder continuous() {
        return Jobs.inProgress().targetSelection(TargetSelection.CONTINUOUS);
    }

    @Test
    void knownConditionThatFails_decidesWhateverIsMissing() {
        var which =
                jobs(LIVE).targeting(GROUP).selected(TargetSelection.SNAPSHOT).with(Feature.ABORT_CRITERIA);

        assertThat(exclude(which, Jobs.inProgress().targets(List.of()).targetSelection(null)))
                .isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void proviso_knownNotToHold_goesBeforeAgeAndWhatIsMissing() {
        Verdict unlike = Verdict.notApplicable("it is otherwise");
        var which = jobs(IN_PROGRESS, COMPLETED).provided(proviso(unlike));

        assertThat(reason(which, Jobs.job(JobStatus.SCHEDULED))).isEqualTo("the job is SCHEDULED");
        assertThat(reason(which, ended(JobStatus.COMPLETED, 31))).isEqualTo("it is otherwise");
        assertThat(reason(which, Jobs.job(JobStatus.UNKNOWN))).isEqualTo("it is otherwise");
        assertThat(reason(which, Jobs.inProgress())).isEqualTo("it is otherwise");
    }

    @Test
    void proviso_notKnown_countsWhereAllElseHolds() {
        var which = jobs(IN_PROGRESS, COMPLETED).provided(proviso(Verdict.missing(JobField.COMMENT)));

        assertThat(exclude(which, Jobs.job(JobStatus.SCHEDULED))).isEqualTo("NOT_APPLICABLE");
        assertThat(exclude(which, ended(JobStatus.COMPLETED, 31))).isEqualTo("AGED_OUT");
        assertThat(reason(which, Jobs.job(JobStatus.UNKNOWN))).isEqualTo("AWS IoT returned no usable status");
        assertThat(reason(which, Jobs.inProgress())).isEqualTo("AWS IoT returned no usable comment");
    }

    @Test
    void proviso_isPartOfTextAndFields() {
        var which = jobs(IN_PROGRESS).provided(proviso(Verdict.missing(JobField.COMMENT)));

        assertThat(which.text()).isEqualTo("IN_PROGRESS jobs, once it is so");
        assertThat(which.mayRead()).containsExactly(JobField.COMMENT);
        assertThat(exclude(
                        jobs(IN_PROGRESS)
                                .provided(new Proviso("once it is so", Set.of(), (job, context) -> Optional.empty())),
                        Jobs.inProgress()))
                .isEqualTo(APPLIES);
    }

    private static Proviso proviso(Verdict otherwise) {
        return new Proviso("once it is so", Set.of(JobField.COMMENT), (job, context) -> Optional.of(otherwise));
    }

    @Test
    void text_saysAllConditions() {
        assertThat(jobs(IN_PROGRESS)
                        .selected(TargetSelection.SNAPSHOT)
                        .targeting(GROUP)
                        .with(Feature.ABORT_CRITERIA, Feature.TIMEOUT)
                        .without(Feature.RETRIES)
                        .notOfOrigin(Origin.GREENGRASS)
                        .text())
                .isEqualTo("IN_PROGRESS SNAPSHOT jobs that target a thing group, with a timeout and abort criteria,"
                        + " without retries, except Greengrass deployments");
        assertThat(jobs(COMPLETED, LIVE).text()).isEqualTo("live and COMPLETED jobs");
        assertThat(jobs(LIVE).onceListed(BUCKETS).text()).isEqualTo("live jobs; only if `buckets` has an entry");
        assertThat(jobs(LIVE).onceListed(BUCKETS, ROLES).text())
                .isEqualTo("live jobs; only if `buckets` or `roles` has an entry");
        assertThat(jobs(ANY_BUT_DELETION).text()).isEqualTo("jobs of any status but DELETION_IN_PROGRESS");
    }

    @Test
    void fields_areThoseThatDecide() {
        var which = jobs(COMPLETED)
                .targeting(GROUP)
                .selected(TargetSelection.SNAPSHOT)
                .with(Feature.TIMEOUT)
                .without(Feature.RETRIES);

        assertThat(which.reads())
                .containsExactlyInAnyOrder(JobField.STATUS, JobField.TARGETS, JobField.TARGET_SELECTION);
        assertThat(which.mayRead())
                .containsExactlyInAnyOrder(JobField.TIMEOUT_CONFIG, JobField.RETRY_CONFIG, JobField.ENDED_AT);
        assertThat(which.atAnyAge().mayRead()).doesNotContain(JobField.ENDED_AT);
    }

    @Test
    void jobs_ofNoStatusOrNoOrigin_areRefused() {
        String message = "a rule that judges jobs of no status or no origin judges nothing";

        assertThatThrownBy(() -> jobs()).hasMessage(message);
        assertThatThrownBy(() -> jobs(LIVE).notOfOrigin(Origin.values())).hasMessage(message);
    }
}
