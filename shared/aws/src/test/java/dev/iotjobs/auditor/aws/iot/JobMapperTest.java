package dev.iotjobs.auditor.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.job.Job;
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
import dev.iotjobs.auditor.job.scan.Detector;
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.job.scan.TextScan.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.model.DescribeJobResponse;
import software.amazon.awssdk.services.iot.model.JobSummary;
import software.amazon.awssdk.services.iot.model.ListJobsResponse;

class JobMapperTest {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:job/reboot";
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant UPDATED = Instant.parse("2026-01-03T03:04:05.001Z");
    private static final Instant COMPLETED = Instant.parse("2026-01-04T03:04:05Z");

    private static Job job(DescribeJobResponse response) {
        return JobMapper.job(response, List.of("*FILL-IN*"));
    }

    @Test
    void job_everyField_isRead() {
        Job job = job(everything());

        assertThat(job.key()).isEqualTo(new JobKey(ARN, CREATED));
        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.targetSelection()).isEqualTo(TargetSelection.CONTINUOUS);
        assertThat(job.forceCanceled()).isTrue();
        assertThat(job.reasonCode()).isEqualTo("BAD_BATCH");
        assertThat(job.comment()).isEqualTo("stopped");
        assertThat(job.targets()).containsExactly("arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps");
        assertThat(job.description()).isEqualTo("monthly");
        assertThat(job.documentSource()).isEqualTo("https://s3/bucket/doc.json");
        assertThat(job.presignedUrlConfig()).isEqualTo(new PresignedUrlConfig("arn:aws:iam::1:role/r", 900L));
        assertThat(job.jobExecutionsRolloutConfig())
                .isEqualTo(new JobExecutionsRolloutConfig(
                        50, new ExponentialRolloutRate(5, 1.5, new RateIncreaseCriteria(10, 20))));
        assertThat(job.abortConfig())
                .isEqualTo(new AbortConfig(List.of(new AbortCriteria("FAILED", "CANCEL", 12.5, 100))));
        assertThat(job.jobExecutionsRetryConfig())
                .isEqualTo(new JobExecutionsRetryConfig(List.of(new RetryCriteria("ALL", 3))));
        assertThat(job.timeoutConfig()).isEqualTo(new TimeoutConfig(60L));
        assertThat(job.schedulingConfig())
                .isEqualTo(new SchedulingConfig(
                        "2026-02-01T00:00",
                        "2026-03-01T00:00",
                        "FORCE_CANCEL",
                        List.of(new MaintenanceWindow("cron(0 0 * * ? *)", 120))));
        assertThat(job.scheduledJobRollouts()).containsExactly("2026-02-01T00:00");
        assertThat(job.lastUpdatedAt()).isEqualTo(UPDATED);
        assertThat(job.completedAt()).isEqualTo(COMPLETED);
        assertThat(job.jobProcessDetails())
                .isEqualTo(JobProcessDetails.builder()
                        .processingTargets(List.of("group"))
                        .canceled(1)
                        .succeeded(2)
                        .failed(3)
                        .rejected(4)
                        .queued(5)
                        .inProgress(6)
                        .removed(7)
                        .timedOut(8)
                        .build());
        assertThat(job.namespaceId()).isEqualTo("fleet");
        assertThat(job.jobTemplateArn()).isEqualTo("arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0");
        assertThat(job.documentParameters().names()).containsExactly("secret");
        assertThat(job.documentParameters().scan())
                .isEqualTo(new TextScan(
                        List.of(new Secret(Detector.LITERAL_UNDER_SECRET_NAME, "documentParameters.secret", "")),
                        List.of(),
                        List.of(),
                        List.of("*FILL-IN*"),
                        false));
        assertThat(job.toString()).doesNotContain("hunter2");
        assertThat(job.isConcurrent()).isTrue();
        assertThat(job.destinationPackageVersions()).containsExactly("arn:package");
    }

    private static DescribeJobResponse everything() {
        return DescribeJobResponse.builder()
                .documentSource("https://s3/bucket/doc.json?X-Amz-Signature=abc")
                .job(job -> job.jobArn(ARN)
                        .jobId("reboot")
                        .createdAt(CREATED)
                        .status("COMPLETED")
                        .targetSelection("CONTINUOUS")
                        .forceCanceled(true)
                        .reasonCode("BAD_BATCH")
                        .comment("stopped")
                        .targets("arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps")
                        .description("monthly")
                        .presignedUrlConfig(config ->
                                config.roleArn("arn:aws:iam::1:role/r").expiresInSec(900L))
                        .jobExecutionsRolloutConfig(config -> config.maximumPerMinute(50)
                                .exponentialRate(rate -> rate.baseRatePerMinute(5)
                                        .incrementFactor(1.5)
                                        .rateIncreaseCriteria(criteria -> criteria.numberOfNotifiedThings(10)
                                                .numberOfSucceededThings(20))))
                        .abortConfig(config -> config.criteriaList(
                                List.of(software.amazon.awssdk.services.iot.model.AbortCriteria.builder()
                                        .failureType("FAILED")
                                        .action("CANCEL")
                                        .thresholdPercentage(12.5)
                                        .minNumberOfExecutedThings(100)
                                        .build())))
                        .jobExecutionsRetryConfig(config -> config.criteriaList(
                                List.of(software.amazon.awssdk.services.iot.model.RetryCriteria.builder()
                                        .failureType("ALL")
                                        .numberOfRetries(3)
                                        .build())))
                        .timeoutConfig(config -> config.inProgressTimeoutInMinutes(60L))
                        .schedulingConfig(config -> config.startTime("2026-02-01T00:00")
                                .endTime("2026-03-01T00:00")
                                .endBehavior("FORCE_CANCEL")
                                .maintenanceWindows(
                                        List.of(software.amazon.awssdk.services.iot.model.MaintenanceWindow.builder()
                                                .startTime("cron(0 0 * * ? *)")
                                                .durationInMinutes(120)
                                                .build())))
                        .scheduledJobRollouts(
                                List.of(software.amazon.awssdk.services.iot.model.ScheduledJobRollout.builder()
                                        .startTime("2026-02-01T00:00")
                                        .build()))
                        .lastUpdatedAt(UPDATED)
                        .completedAt(COMPLETED)
                        .jobProcessDetails(details -> details.processingTargets("group")
                                .numberOfCanceledThings(1)
                                .numberOfSucceededThings(2)
                                .numberOfFailedThings(3)
                                .numberOfRejectedThings(4)
                                .numberOfQueuedThings(5)
                                .numberOfInProgressThings(6)
                                .numberOfRemovedThings(7)
                                .numberOfTimedOutThings(8))
                        .namespaceId("fleet")
                        .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0")
                        .documentParameters(Map.of("secret", "hunter2"))
                        .isConcurrent(true)
                        .destinationPackageVersions("arn:package"))
                .build();
    }

    @Test
    void job_everyMemberOfTheApi_isKnown() {
        assertThat(software.amazon.awssdk.services.iot.model.Job.builder()
                        .build()
                        .sdkFieldNameToField())
                .containsOnlyKeys(
                        "jobArn",
                        "jobId",
                        "targetSelection",
                        "status",
                        "forceCanceled",
                        "reasonCode",
                        "comment",
                        "targets",
                        "description",
                        "presignedUrlConfig",
                        "jobExecutionsRolloutConfig",
                        "abortConfig",
                        "createdAt",
                        "lastUpdatedAt",
                        "completedAt",
                        "jobProcessDetails",
                        "timeoutConfig",
                        "namespaceId",
                        "jobTemplateArn",
                        "jobExecutionsRetryConfig",
                        "documentParameters",
                        "isConcurrent",
                        "schedulingConfig",
                        "scheduledJobRollouts",
                        "destinationPackageVersions");
    }

    @Test
    void job_onlyWhatIdentifiesIt_isReadWithStatusUnknown() {
        Job job = job(DescribeJobResponse.builder()
                .job(bare -> bare.jobArn(ARN).createdAt(CREATED))
                .build());

        assertThat(job)
                .isEqualTo(
                        Job.builder(new JobKey(ARN, CREATED), JobStatus.UNKNOWN).build());
    }

    @Test
    void job_emptyConfigs_areNone() {
        Job job = job(DescribeJobResponse.builder()
                .job(bare -> bare.jobArn(ARN)
                        .createdAt(CREATED)
                        .status("IN_PROGRESS")
                        .presignedUrlConfig(config -> {})
                        .jobExecutionsRolloutConfig(config -> config.exponentialRate(rate -> {}))
                        .timeoutConfig(config -> {})
                        .abortConfig(config -> {})
                        .jobExecutionsRetryConfig(config -> {})
                        .schedulingConfig(config -> {})
                        .jobProcessDetails(details -> {}))
                .build());

        assertThat(job)
                .isEqualTo(Job.builder(new JobKey(ARN, CREATED), JobStatus.IN_PROGRESS)
                        .build());
    }

    @Test
    void job_valuesThatAreNotInTheApiModel_keepTheirText() {
        Job job = job(DescribeJobResponse.builder()
                .job(strange -> strange.jobArn(ARN)
                        .createdAt(CREATED)
                        .status("QUEUED")
                        .targetSelection("SOMETIMES")
                        .schedulingConfig(config -> config.endBehavior("PAUSE")))
                .build());

        assertThat(job.status()).isEqualTo(new JobStatus("QUEUED"));
        assertThat(job.targetSelection()).isEqualTo(new TargetSelection("SOMETIMES"));
        assertThat(job.schedulingConfig()).isEqualTo(new SchedulingConfig(null, null, "PAUSE", List.of()));
    }

    @Test
    void job_nullsInLists_areLeftOut() {
        Job job = job(DescribeJobResponse.builder()
                .job(strange -> strange.jobArn(ARN)
                        .createdAt(CREATED)
                        .targets(Arrays.asList("a", null))
                        .destinationPackageVersions(Arrays.asList(null, "b"))
                        .abortConfig(config -> config.criteriaList(
                                Arrays.asList((software.amazon.awssdk.services.iot.model.AbortCriteria) null))))
                .build());

        assertThat(job.targets()).containsExactly("a");
        assertThat(job.destinationPackageVersions()).containsExactly("b");
        assertThat(job.abortConfig()).isNull();
    }

    @Test
    void job_listsWithoutAnyEntryThatSaysSomething_areNone() {
        Job job = job(DescribeJobResponse.builder()
                .job(strange -> strange.jobArn(ARN)
                        .createdAt(CREATED)
                        .status(" ")
                        .targetSelection("")
                        .targets("", "\u200b")
                        .abortConfig(config -> config.criteriaList(
                                List.of(software.amazon.awssdk.services.iot.model.AbortCriteria.builder()
                                        .build())))
                        .jobExecutionsRetryConfig(config -> config.criteriaList(
                                List.of(software.amazon.awssdk.services.iot.model.RetryCriteria.builder()
                                        .build())))
                        .schedulingConfig(config -> config.maintenanceWindows(
                                List.of(software.amazon.awssdk.services.iot.model.MaintenanceWindow.builder()
                                        .build())))
                        .scheduledJobRollouts(
                                List.of(software.amazon.awssdk.services.iot.model.ScheduledJobRollout.builder()
                                        .build()))
                        .jobProcessDetails(details -> details.processingTargets("")))
                .build());

        assertThat(job)
                .isEqualTo(
                        Job.builder(new JobKey(ARN, CREATED), JobStatus.UNKNOWN).build());
    }

    @Test
    void job_timesThatCannotBeKept_costThemselvesOnly() {
        Job job = job(DescribeJobResponse.builder()
                .job(strange -> strange.jobArn(ARN)
                        .createdAt(Instant.MAX)
                        .completedAt(Instant.MIN)
                        .lastUpdatedAt(UPDATED))
                .build());

        assertThat(job.key()).isEqualTo(new JobKey(ARN, null));
        assertThat(job.completedAt()).isNull();
        assertThat(job.lastUpdatedAt()).isEqualTo(UPDATED);
    }

    @Test
    void job_withoutWhatIdentifiesIt_isRefused() {
        assertThatThrownBy(() -> job(DescribeJobResponse.builder().build())).hasMessage("job: missing in the answer");
        assertThatThrownBy(() -> job(DescribeJobResponse.builder()
                        .job(bare -> bare.createdAt(CREATED))
                        .build()))
                .hasMessage("jobArn: missing in the answer");
        assertThatThrownBy(() -> job(DescribeJobResponse.builder()
                        .job(bare -> bare.jobArn("reboot").createdAt(CREATED))
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'reboot'");
    }

    @Test
    void page_summaries_areReadAndUnreadableOnesCounted() {
        JobPage page = JobMapper.page(ListJobsResponse.builder()
                .nextToken("next")
                .jobs(
                        JobSummary.builder()
                                .jobArn(ARN)
                                .createdAt(CREATED)
                                .status("CANCELED")
                                .targetSelection("SNAPSHOT")
                                .thingGroupId("group")
                                .lastUpdatedAt(UPDATED)
                                .completedAt(COMPLETED)
                                .isConcurrent(false)
                                .build(),
                        JobSummary.builder().createdAt(CREATED).build(),
                        JobSummary.builder().jobArn("x").createdAt(CREATED).build())
                .build());

        assertThat(page)
                .isEqualTo(new JobPage(
                        List.of(new dev.iotjobs.auditor.job.JobSummary(
                                new JobKey(ARN, CREATED),
                                JobStatus.CANCELED,
                                TargetSelection.SNAPSHOT,
                                "group",
                                UPDATED,
                                COMPLETED,
                                false)),
                        true,
                        2,
                        "next"));
    }

    @Test
    void page_entriesWithoutCreatedAt_areReadable() {
        JobPage page = JobMapper.page(ListJobsResponse.builder()
                .jobs(
                        JobSummary.builder().jobArn(ARN).build(),
                        JobSummary.builder()
                                .jobArn(ARN)
                                .createdAt(Instant.MAX)
                                .lastUpdatedAt(Instant.MIN)
                                .build())
                .build());
        dev.iotjobs.auditor.job.JobSummary bare = new dev.iotjobs.auditor.job.JobSummary(
                new JobKey(ARN, null), JobStatus.UNKNOWN, null, null, null, null, null);

        assertThat(page.unreadable()).isZero();
        assertThat(page.jobs()).containsExactly(bare, bare);
    }

    @Test
    void page_nothingInIt_isTheLastAndHasNoList() {
        assertThat(JobMapper.page(ListJobsResponse.builder().build()))
                .isEqualTo(new JobPage(List.of(), false, 0, null));
        assertThat(JobMapper.page(ListJobsResponse.builder().jobs(List.of()).build()))
                .isEqualTo(new JobPage(List.of(), true, 0, null));
        assertThat(JobMapper.page(ListJobsResponse.builder().nextToken("").build())
                        .nextToken())
                .isNull();
    }
}
