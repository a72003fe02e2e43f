package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
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

/**
 * Tests that a job is the same whether a field is absent, null or empty. The tests of the rules check what rules
 * conclude from such a job.
 */
class EmptyFieldsTest {

    /** One way to leave a field without a value. */
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
                emptied("jobProcessDetails", job -> job.jobProcessDetails(countersOf(List.of(""), null))));
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

    private static JobBuilder complete() {
        return Job.builder(Jobs.key("firmware-7"), JobStatus.COMPLETED)
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
                .schedulingConfig(new SchedulingConfig("2026-03-09T02:00", "2026-04-09T02:00", "CANCEL", List.of()))
                .scheduledJobRollouts(List.of("2026-03-11T02:00"))
                .lastUpdatedAt(Jobs.NOW.minus(Duration.ofDays(1)))
                .completedAt(Jobs.NOW.minus(Duration.ofDays(1)))
                .jobProcessDetails(countersOf(List.of(Jobs.GROUP), 1))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10))))
                .namespaceId("aws-gg-deployment")
                .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0")
                .documentParameters(Map.of("name", "value"))
                .isConcurrent(false)
                .destinationPackageVersions(List.of("arn:package"));
    }

    @Test
    void everyWayToSayNothing_isTheSame() {
        Map<String, Job> ofField = new TreeMap<>();
        waysToSayNothing().forEach(way -> {
            Job job = way.change().apply(complete()).build();

            assertThat(job).as(way.field()).isNotEqualTo(complete().build());
            assertThat(job).as(way.field()).isEqualTo(ofField.computeIfAbsent(way.field(), _ -> job));
        });
    }

    @Test
    void everyFieldOfAJob_isEmptiedHere() {
        Set<String> fields = waysToSayNothing().map(Emptied::field).collect(Collectors.toSet());

        assertThat(Job.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .filteredOn(name -> !name.equals("key"))
                .containsExactlyInAnyOrderElementsOf(fields);
    }
}
