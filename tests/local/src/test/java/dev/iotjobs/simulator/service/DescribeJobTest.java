package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iot.model.InternalFailureException;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.Job;
import software.amazon.awssdk.services.iot.model.JobExecutionStatus;
import software.amazon.awssdk.services.iot.model.JobStatus;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.ServiceUnavailableException;
import software.amazon.awssdk.services.iot.model.Tag;
import software.amazon.awssdk.services.iot.model.ThrottlingException;

class DescribeJobTest {

    private final TestAccount aws = new TestAccount();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void describeJob_bareJob_hasFourEmptyConfigsAndNoOthers() {
        aws.put(aws.job("bare"));
        Job job = describe("bare");

        assertThat(job.presignedUrlConfig()).isNotNull();
        assertThat(job.presignedUrlConfig().roleArn()).isNull();
        assertThat(job.jobExecutionsRolloutConfig()).isNotNull();
        assertThat(job.timeoutConfig()).isNotNull();
        assertThat(job.timeoutConfig().inProgressTimeoutInMinutes()).isNull();
        assertThat(job.abortConfig()).isNull();
        assertThat(job.jobExecutionsRetryConfig()).isNull();
        assertThat(job.schedulingConfig()).isNotNull();
        assertThat(job.schedulingConfig().startTime()).isNull();
        assertThat(job.schedulingConfig().hasMaintenanceWindows()).isFalse();
        assertThat(job.forceCanceled()).isNull();
        assertThat(job.isConcurrent()).isFalse();
        assertThat(job.jobProcessDetails().hasProcessingTargets()).isFalse();
        assertThat(job.createdAt()).isEqualTo(TestAccount.START);
    }

    @Test
    void describeJob_fullJob_roundTripsEveryField() {
        aws.put(aws.job("full")
                .settings(new JobSettings(
                        new JobSettings.PresignedUrlConfig("arn:aws:iam::123456789012:role/presign", 900L),
                        new JobSettings.JobExecutionsRolloutConfig(
                                50,
                                new JobSettings.ExponentialRate(
                                        10, 1.5, new JobSettings.RateIncreaseCriteria(100, null))),
                        new JobSettings.AbortConfig(
                                List.of(new JobSettings.AbortCriteria("FAILED", "CANCEL", 12.5, 10))),
                        new JobSettings.TimeoutConfig(60L),
                        new JobSettings.JobExecutionsRetryConfig(List.of(new JobSettings.RetryCriteria("ALL", 2))),
                        new JobSettings.SchedulingConfig(
                                "2026-04-01T02:00",
                                "2026-05-01T02:00",
                                "CANCEL",
                                List.of(new JobSettings.MaintenanceWindow("cron(0 2 * * ? *)", 120)))))
                .counters(JobCounters.builder()
                        .queued(1)
                        .inProgress(2)
                        .succeeded(3)
                        .failed(4)
                        .timedOut(5)
                        .rejected(6)
                        .removed(7)
                        .canceled(8)
                        .build())
                .forceCanceled(true)
                .reasonCode("BAD")
                .comment("why")
                .description("what")
                .completedAt(Instant.parse("2026-03-02T00:00:00Z"))
                .namespaceId("ns")
                .jobTemplateArn("arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0")
                .documentParameters(Map.of("key", "value"))
                .destinationPackageVersions(List.of("arn:aws:iot:eu-west-1:1:package/p/version/1"))
                .scheduledJobRollouts(List.of("2026-04-01T02:00"))
                .documentSource("https://s3.eu-west-1.amazonaws.com/b/k"));
        var response = aws.iot.describeJob(r -> r.jobId("full"));
        Job job = response.job();

        assertThat(response.documentSource()).endsWith("/b/k");
        assertThat(job.presignedUrlConfig().expiresInSec()).isEqualTo(900);
        assertThat(job.jobExecutionsRolloutConfig().exponentialRate().incrementFactor())
                .isEqualTo(1.5);
        assertThat(job.abortConfig().criteriaList().getFirst().thresholdPercentage())
                .isEqualTo(12.5);
        assertThat(job.timeoutConfig().inProgressTimeoutInMinutes()).isEqualTo(60);
        assertThat(job.jobExecutionsRetryConfig().criteriaList().getFirst().numberOfRetries())
                .isEqualTo(2);
        assertThat(job.schedulingConfig().maintenanceWindows().getFirst().durationInMinutes())
                .isEqualTo(120);
        assertThat(job.jobProcessDetails().numberOfTimedOutThings()).isEqualTo(5);
        assertThat(job.forceCanceled()).isTrue();
        assertThat(job.completedAt()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(job.documentParameters()).containsEntry("key", "value");
        assertThat(job.scheduledJobRollouts().getFirst().startTime()).isEqualTo("2026-04-01T02:00");
        assertThat(List.of(job.reasonCode(), job.comment(), job.description(), job.namespaceId()))
                .containsExactly("BAD", "why", "what", "ns");
    }

    @Test
    void describeJob_unknownJob_isNotFound() {
        assertThatThrownBy(() -> describe("unknown")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void describeJob_badId_isInvalid() {
        assertThatThrownBy(() -> describe("a b")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> describe("x".repeat(65))).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void describeJob_deniedJob_isAccessDeniedForThatJobOnly() {
        aws.put(aws.job("denied"));
        aws.put(aws.job("denied-not"));
        aws.account.faults().add(JobFaults.denied("denied"));

        assertThatThrownBy(() -> describe("denied")).isInstanceOfSatisfying(IotException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.statusCode()).isEqualTo(403);
        });
        assertThat(describe("denied-not").jobId()).isEqualTo("denied-not");
    }

    @Test
    void describeJob_vanishedJob_isListedAndNotFound() {
        aws.put(aws.job("gone"));
        aws.account.faults().add(JobFaults.vanished("gone"));
        assertThat(aws.iot.listJobs().jobs()).hasSize(1);
        assertThatThrownBy(() -> describe("gone")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void describeJob_strangeAnswers_areReadAsTheSdkReadsThem() {
        for (String id : List.of("status", "fields", "nulls", "bare", "cut", "lost", "half")) {
            aws.put(aws.job(id));
        }
        aws.account.faults().add(JobFaults.unknownStatus("status", "QUEUED"));
        aws.account.faults().add(JobFaults.unknownFields("fields"));
        aws.account.faults().add(JobFaults.nullCounters("nulls"));
        aws.account.faults().add(JobFaults.withoutProcessDetails("bare"));
        aws.account.faults().add(JobFaults.truncated("half"));
        aws.account.faults().add(Fault.always(Fault.Where.job("cut"), new Fault.Effect.CutAnswer()));
        aws.account.faults().add(Fault.always(Fault.Where.job("lost"), new Fault.Effect.Reset()));

        assertThat(describe("status").status()).isEqualTo(JobStatus.UNKNOWN_TO_SDK_VERSION);
        assertThat(describe("fields").jobId()).isEqualTo("fields");
        assertThat(describe("nulls").jobProcessDetails().numberOfQueuedThings()).isNull();
        assertThat(describe("bare").jobProcessDetails()).isNull();
        for (String broken : List.of("half", "cut", "lost")) {
            assertThatThrownBy(() -> describe(broken)).as(broken).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void describeJob_serverErrorsByPlan_endWithTheirBurst() {
        aws.put(aws.job("one"));
        aws.account.faults().add(JobFaults.unavailable("DescribeJob", new Fault.When.First(2)));
        aws.account.faults().add(JobFaults.internalFailure("DescribeJob", new Fault.When.Nth(3)));

        assertThatThrownBy(() -> describe("one")).isInstanceOf(ServiceUnavailableException.class);
        assertThatThrownBy(() -> describe("one")).isInstanceOf(ServiceUnavailableException.class);
        assertThatThrownBy(() -> describe("one"))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(InternalFailureException.class),
                        e -> assertThat(e)
                                .isInstanceOfSatisfying(
                                        IotException.class,
                                        failure ->
                                                assertThat(failure.statusCode()).isEqualTo(500)));
        assertThat(describe("one").jobId()).isEqualTo("one");
    }

    @Test
    void describeJob_beyondTheBurst_isThrottledUntilATokenFlowsBack() {
        aws.put(aws.job("one"));
        aws.account.rateLimits().limit("DescribeJob", 10, 3);
        for (int call = 0; call < 3; call++) {
            describe("one");
        }
        assertThatThrownBy(() -> describe("one")).isInstanceOfSatisfying(ThrottlingException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.isThrottlingException()).isTrue();
        });
        aws.pass(Duration.ofMillis(99));
        assertThatThrownBy(() -> describe("one")).isInstanceOf(ThrottlingException.class);
        aws.pass(Duration.ofMillis(1));
        assertThat(describe("one").jobId()).isEqualTo("one");
        assertThat(aws.iot.listJobs().jobs()).hasSize(1);
        assertThat(aws.log().totals("DescribeJob").throttled()).isEqualTo(2);
    }

    @Test
    void getJobDocument_parameters_areSubstitutedUnlessAskedOtherwise() {
        aws.put(aws.job("one")
                .document("{\"run\":\"${aws:iot:parameter:what}\"}")
                .documentParameters(Map.of("what", "reboot")));
        assertThat(aws.iot.getJobDocument(r -> r.jobId("one")).document()).isEqualTo("{\"run\":\"reboot\"}");
        assertThat(aws.iot
                        .getJobDocument(r -> r.jobId("one").beforeSubstitution(true))
                        .document())
                .contains("${aws:iot:parameter:what}");
    }

    @Test
    void listTagsForResource_taggedJob_givesItsTags() {
        aws.put(aws.job("one").tags(Map.of("owner", "ops")));
        String arn = aws.account.jobArn(TestAccount.REGION, "one");
        assertThat(aws.iot.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("owner").value("ops").build());
        assertThatThrownBy(() -> aws.iot.listTagsForResource(r -> r.resourceArn(arn + "x")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.iot.listTagsForResource(r -> r.resourceArn("nonsense")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void listJobExecutionsForJob_pagedAndFiltered_agreesWithTheCounters() {
        aws.put(aws.job("one")
                .counters(JobCounters.builder()
                        .queued(3)
                        .inProgress(2)
                        .succeeded(300)
                        .failed(4)
                        .timedOut(1)
                        .build()));
        assertThat(aws.iot
                        .listJobExecutionsForJobPaginator(r -> r.jobId("one").maxResults(100))
                        .executionSummaries())
                .hasSize(310)
                .extracting(each -> each.thingArn())
                .doesNotHaveDuplicates();
        assertThat(aws.iot
                        .listJobExecutionsForJob(r -> r.jobId("one").status("FAILED"))
                        .executionSummaries())
                .hasSize(4)
                .allMatch(each -> each.jobExecutionSummary().status() == JobExecutionStatus.FAILED);
        assertThat(aws.iot
                        .listJobExecutionsForJob(r -> r.jobId("one").status("REMOVED"))
                        .executionSummaries())
                .isEmpty();
    }

    private Job describe(String jobId) {
        return aws.iot.describeJob(r -> r.jobId(jobId)).job();
    }
}
