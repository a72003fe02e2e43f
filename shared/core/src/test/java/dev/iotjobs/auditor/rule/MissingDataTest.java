package dev.iotjobs.auditor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.JobFacts.EarlierCounters;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.job.config.RateIncreaseCriteria;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of every rule on jobs, also of one that is written tomorrow: a field that is absent, null or empty in
 * whatever way opens no finding, closes none and passes none.
 */
class MissingDataTest {

    private static final RuleBook BOOK = RuleBook.standard();

    /** Where the rule reports that a part of the configuration is not set. */
    private static final Set<String> ABSENCE_IS_THE_DEFECT =
            Set.of("IOTJ-CFG-01 timeoutConfig", "IOTJ-CFG-03 abortConfig");

    /** Where the service leaves out a flag that is false, or a configuration that was never set. */
    private static final Set<String> ABSENCE_MEANS_NO =
            Set.of("IOTJ-CFG-13 schedulingConfig", "IOTJ-LIF-01 forceCanceled");

    /** A way in which a field says nothing. */
    record Emptied(String field, UnaryOperator<JobBuilder> change) {

        @Override
        public String toString() {
            return field;
        }
    }

    private static Emptied emptied(String field, UnaryOperator<JobBuilder> change) {
        return new Emptied(field, change);
    }

    static Stream<Emptied> waysToSayNothing() {
        return Stream.of(
                        Stream.of(
                                emptied("status", job -> job.status(JobStatus.of(null))),
                                emptied("targetSelection", job -> job.targetSelection(TargetSelection.of(null))),
                                emptied("forceCanceled", job -> job.forceCanceled(null)),
                                emptied("lastUpdatedAt", job -> job.lastUpdatedAt(null)),
                                emptied("completedAt", job -> job.completedAt(null)),
                                emptied("isConcurrent", job -> job.isConcurrent(null)),
                                emptied("targets", job -> job.targets(List.of())),
                                emptied("scheduledJobRollouts", job -> job.scheduledJobRollouts(List.of())),
                                emptied("destinationPackageVersions", job -> job.destinationPackageVersions(List.of())),
                                emptied("documentParameters", job -> job.documentParameters(Map.of()))),
                        blankTexts("", " ", "\u200b"),
                        emptyConfigurations())
                .flatMap(ways -> ways);
    }

    private static Stream<Emptied> blankTexts(String... blanks) {
        return Arrays.stream(blanks)
                .flatMap(blank -> Stream.of(
                        emptied("status", job -> job.status(JobStatus.of(blank))),
                        emptied("targetSelection", job -> job.targetSelection(TargetSelection.of(blank))),
                        emptied("reasonCode", job -> job.reasonCode(blank)),
                        emptied("comment", job -> job.comment(blank)),
                        emptied("description", job -> job.description(blank)),
                        emptied("documentSource", job -> job.documentSource(blank)),
                        emptied("namespaceId", job -> job.namespaceId(blank)),
                        emptied("jobTemplateArn", job -> job.jobTemplateArn(blank)),
                        emptied("targets", job -> job.targets(List.of(blank))),
                        emptied("scheduledJobRollouts", job -> job.scheduledJobRollouts(List.of(blank))),
                        emptied("destinationPackageVersions", job -> job.destinationPackageVersions(List.of(blank)))));
    }

    private static Stream<Emptied> emptyConfigurations() {
        RateIncreaseCriteria noCriteria = new RateIncreaseCriteria(null, null);
        return Stream.of(
                emptied("timeoutConfig", job -> job.timeoutConfig(null)),
                emptied("timeoutConfig", job -> job.timeoutConfig(new TimeoutConfig(null))),
                emptied("abortConfig", job -> job.abortConfig(null)),
                emptied("abortConfig", job -> job.abortConfig(new AbortConfig(List.of()))),
                emptied("abortConfig", job -> job.abortConfig(new AbortConfig(List.of(noCriterion())))),
                emptied("presignedUrlConfig", job -> job.presignedUrlConfig(null)),
                emptied("presignedUrlConfig", job -> job.presignedUrlConfig(new PresignedUrlConfig(" ", null))),
                emptied("jobExecutionsRolloutConfig", job -> job.jobExecutionsRolloutConfig(null)),
                emptied(
                        "jobExecutionsRolloutConfig",
                        job -> job.jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(
                                null, new ExponentialRolloutRate(null, null, noCriteria)))),
                emptied("jobExecutionsRetryConfig", job -> job.jobExecutionsRetryConfig(null)),
                emptied(
                        "jobExecutionsRetryConfig",
                        job -> job.jobExecutionsRetryConfig(new JobExecutionsRetryConfig(List.of()))),
                emptied(
                        "jobExecutionsRetryConfig",
                        job -> job.jobExecutionsRetryConfig(
                                new JobExecutionsRetryConfig(List.of(new RetryCriteria(null, null))))),
                emptied("schedulingConfig", job -> job.schedulingConfig(null)),
                emptied(
                        "schedulingConfig",
                        job -> job.schedulingConfig(
                                new SchedulingConfig(null, null, null, List.of(new MaintenanceWindow(null, null))))),
                emptied("jobProcessDetails", job -> job.jobProcessDetails(null)),
                emptied("jobProcessDetails", job -> job.jobProcessDetails(countersOf(List.of(), null))),
                emptied("jobProcessDetails", job -> job.jobProcessDetails(countersOf(List.of(""), null))),
                emptied("jobProcessDetails", job -> job.jobProcessDetails(countersOf(List.of(Jobs.GROUP), null))));
    }

    private static AbortCriteria noCriterion() {
        return new AbortCriteria(null, null, null, null);
    }

    private static JobProcessDetails countersOf(List<String> processingTargets, @Nullable Integer each) {
        return JobProcessDetails.builder()
                .processingTargets(processingTargets)
                .canceled(each)
                .succeeded(each)
                .failed(each)
                .rejected(each)
                .queued(each)
                .inProgress(each)
                .removed(each)
                .timedOut(each)
                .build();
    }

    /**
     * Jobs of Greengrass with every field set, and two own ones. Between them, each rule has one that it reports and one
     * that it passes.
     */
    private static List<Job> samples(JobKey key) {
        JobProcessDetails healthy = countersOf(List.of(Jobs.GROUP), 0).toBuilder()
                .succeeded(99)
                .failed(1)
                .queued(5)
                .inProgress(5)
                .build();
        JobProcessDetails failing = countersOf(List.of(Jobs.GROUP), 0).toBuilder()
                .canceled(5)
                .succeeded(50)
                .failed(40)
                .queued(5)
                .inProgress(5)
                .timedOut(10)
                .build();
        AbortConfig abort = new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10)));
        return Stream.of(
                        complete(key, JobStatus.IN_PROGRESS)
                                .jobProcessDetails(healthy)
                                .abortConfig(abort),
                        complete(key, JobStatus.IN_PROGRESS)
                                .jobProcessDetails(failing)
                                .timeoutConfig(null)
                                .abortConfig(null)
                                .schedulingConfig(ending("FORCE_CANCEL")),
                        complete(key, JobStatus.CANCELED)
                                .jobProcessDetails(failing)
                                .forceCanceled(true),
                        complete(key, JobStatus.CANCELED)
                                .jobProcessDetails(healthy)
                                .forceCanceled(false),
                        complete(key, JobStatus.COMPLETED)
                                .jobProcessDetails(failing)
                                .forceCanceled(true),
                        own(key).description("CHG-1 firmware of the pumps"),
                        own(key).description(null))
                .map(JobBuilder::build)
                .toList();
    }

    private static JobBuilder own(JobKey key) {
        return complete(key, JobStatus.IN_PROGRESS).namespaceId(null);
    }

    private static List<Job> samples() {
        return samples(Jobs.key("firmware-7"));
    }

    private static JobBuilder complete(JobKey key, JobStatus status) {
        return Job.builder(key, status)
                .targetSelection(TargetSelection.CONTINUOUS)
                .forceCanceled(false)
                .reasonCode("R")
                .comment("c")
                .targets(List.of(Jobs.GROUP))
                .description("update created by Greengrass")
                .documentSource("s3://bucket/key")
                .presignedUrlConfig(new PresignedUrlConfig("arn:aws:iam::123456789012:role/r", 900L))
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(50, null))
                .jobExecutionsRetryConfig(new JobExecutionsRetryConfig(List.of(new RetryCriteria("ALL", 1))))
                .timeoutConfig(new TimeoutConfig(60L))
                .schedulingConfig(ending("CANCEL"))
                .scheduledJobRollouts(List.of("2026-03-11T02:00"))
                .lastUpdatedAt(Jobs.NOW.minus(Duration.ofDays(1)))
                .completedAt(status.isTerminal() ? Jobs.NOW.minus(Duration.ofDays(1)) : null)
                .namespaceId("aws-gg-deployment")
                .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0")
                .documentParameters(Map.of("name", "value"))
                .isConcurrent(false)
                .destinationPackageVersions(List.of("arn:package"));
    }

    private static SchedulingConfig ending(String behavior) {
        return new SchedulingConfig("2026-03-09T02:00", "2026-04-09T02:00", behavior, List.of());
    }

    /** All that is known of a job, the counters of late included. */
    private static JobFacts facts(Job job) {
        EarlierCounters earlier = new EarlierCounters(Jobs.NOW.minus(Duration.ofDays(8)), countersOf(List.of(), 0));
        return new JobFacts(job, Jobs.NOW, List.of(earlier));
    }

    private static Map<String, Verdict> judge(Job job, @Nullable Severity open) {
        RuleContext context = open == null ? Jobs.now() : Jobs.open(open);
        return BOOK.judge(facts(job), context.now(), rule -> ruling(rule, context), _ -> context.before()).stream()
                .collect(Collectors.toMap(evaluation -> evaluation.rule().id(), Evaluation::verdict));
    }

    /** A rule that needs more than DescribeJob says is tried on the corpus, with it and without. */
    private static Ruling ruling(RuleDefinition<?> rule, RuleContext context) {
        return rule.needs().isEmpty() ? new Ruling.On(context.settings()) : new Ruling.Off();
    }

    private static Map<String, String> outcomes(Job job) {
        Map<String, String> outcomes = new TreeMap<>();
        judge(job, null).forEach((rule, verdict) -> outcomes.put(rule, Outcomes.of(verdict)));
        return outcomes;
    }

    private static Job changed(Job job, Emptied emptied) {
        return emptied.change().apply(job.toBuilder()).build();
    }

    private static boolean opens(@Nullable Verdict verdict) {
        return verdict != null && verdict.outcome() instanceof Outcome.NonCompliant;
    }

    private static boolean passes(@Nullable Verdict verdict) {
        return verdict == null
                || verdict.outcome() instanceof Outcome.Compliant
                || verdict.outcome() instanceof Outcome.NotApplicable;
    }

    @ParameterizedTest
    @MethodSource("waysToSayNothing")
    void openFinding_lessData_isNeverClosed(Emptied emptied) {
        for (Severity open : Severity.values()) {
            for (Job sample : samples()) {
                Map<String, Verdict> after = judge(changed(sample, emptied), open);

                assertThat(judge(sample, open))
                        .allSatisfy((rule, before) -> assertThat(passes(after.get(rule)))
                                .as("%s was %s and is %s", rule, before, after.get(rule))
                                .isIn(passes(before), false));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("waysToSayNothing")
    void noFinding_lessData_opensNoneAndPassesNone(Emptied emptied) {
        for (Job sample : samples()) {
            Map<String, Verdict> after = judge(changed(sample, emptied), null);

            judge(sample, null).forEach((rule, before) -> {
                String what = rule + " " + emptied.field();
                if (passes(before) && !ABSENCE_IS_THE_DEFECT.contains(what)) {
                    assertThat(opens(after.get(rule)))
                            .as(
                                    "%s: opens a finding where the field is absent; if it is a part of the configuration"
                                            + " and its absence is what the rule reports, add it to ABSENCE_IS_THE_DEFECT",
                                    what)
                            .isFalse();
                }
                if (opens(before) && !ABSENCE_MEANS_NO.contains(what)) {
                    assertThat(passes(after.get(rule)))
                            .as(
                                    "%s: passes where the field is absent; if the service leaves it out where it is false,"
                                            + " add it to ABSENCE_MEANS_NO",
                                    what)
                            .isFalse();
                }
            });
        }
    }

    @Test
    void everyWayToSayNothing_givesTheSameVerdicts() {
        for (Job sample : samples()) {
            Map<String, Map<String, String>> ofField = new TreeMap<>();
            waysToSayNothing().forEach(way -> {
                Map<String, String> outcomes = outcomes(changed(sample, way));

                assertThat(outcomes).as(way.field()).isEqualTo(ofField.computeIfAbsent(way.field(), _ -> outcomes));
            });
        }
    }

    @Test
    void jobWithoutCreatedAt_isJudgedLikeAnOldOne() {
        List<Job> unknown = samples(new JobKey(Jobs.key("firmware-7").arn(), null));

        assertThat(unknown)
                .extracting(MissingDataTest::outcomes)
                .isEqualTo(samples().stream().map(MissingDataTest::outcomes).toList());
    }

    @Test
    void everyFieldOfAJob_isEmptiedHere() {
        Set<String> fields = waysToSayNothing().map(Emptied::field).collect(Collectors.toSet());

        assertThat(Job.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .filteredOn(name -> !name.equals("key"))
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void everyRule_reportsOneSampleAndPassesAnother() {
        for (String rule : outcomes(samples().getFirst()).keySet()) {
            assertThat(samples())
                    .as("%s: samples() needs a job that it reports and one that it passes", rule)
                    .anyMatch(sample -> opens(judge(sample, null).get(rule)))
                    .anyMatch(sample -> "COMPLIANT".equals(outcomes(sample).get(rule)));
        }
    }
}
