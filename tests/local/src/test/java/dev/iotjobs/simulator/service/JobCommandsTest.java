package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.SimulatedQuotas;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.InvalidStateTransitionException;
import software.amazon.awssdk.services.iot.model.LimitExceededException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.RetryCriteria;
import software.amazon.awssdk.services.iot.model.UpdateJobRequest;

/** Tests the operations that change an existing job. */
class JobCommandsTest {

    private final TestAccount aws = new TestAccount();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void cancelJob_withoutForce_leavesRunningExecutions() {
        aws.put(aws.job("one")
                .counters(JobCounters.builder()
                        .queued(5)
                        .inProgress(2)
                        .succeeded(1)
                        .build()));
        aws.pass(Duration.ofMinutes(1));
        var answer =
                aws.iot.cancelJob(r -> r.jobId("one").reasonCode("BAD_BUILD").comment("stop"));

        assertThat(answer.jobId()).isEqualTo("one");
        SimulatedJob job = aws.stored("one");
        assertThat(job.status()).isEqualTo(JobStatus.CANCELED);
        assertThat(job.forceCanceled()).isFalse();
        assertThat(job.counters())
                .isEqualTo(JobCounters.builder()
                        .inProgress(2)
                        .succeeded(1)
                        .canceled(5)
                        .build());
        assertThat(job.completedAt()).isEqualTo(aws.instant());
        assertThat(job.reasonCode()).isEqualTo("BAD_BUILD");
    }

    @Test
    void cancelJob_withForce_stopsRunningExecutions() {
        aws.put(aws.job("one")
                .counters(JobCounters.builder()
                        .queued(5)
                        .inProgress(2)
                        .succeeded(1)
                        .build()));
        aws.iot.cancelJob(r -> r.jobId("one").force(true));
        assertThat(aws.stored("one").forceCanceled()).isTrue();
        assertThat(aws.stored("one").counters())
                .isEqualTo(JobCounters.builder().succeeded(1).canceled(7).build());
    }

    @Test
    void cancelJob_refusals_areTyped() {
        aws.put(aws.job("done").status(JobStatus.COMPLETED));
        aws.put(aws.job("live").isConcurrent(true));
        assertThatThrownBy(() -> aws.iot.cancelJob(r -> r.jobId("done"))).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> aws.iot.cancelJob(r -> r.jobId("unknown")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.iot.cancelJob(r -> r.jobId("live").reasonCode("lower case")))
                .isInstanceOf(InvalidRequestException.class);
        aws.account.quotas().apply(TestAccount.REGION, "iot", SimulatedQuotas.CONCURRENT_JOBS, 1);
        assertThatThrownBy(() -> aws.iot.cancelJob(r -> r.jobId("live"))).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void updateJob_jobInProgress_changesWhatWasSentAndItsTime() {
        aws.put(aws.job("one").description("old"));
        aws.pass(Duration.ofMinutes(1));
        aws.iot.updateJob(r -> r.jobId("one").timeoutConfig(t -> t.inProgressTimeoutInMinutes(5L)));

        assertThat(aws.stored("one").description()).isEqualTo("old");
        assertThat(aws.stored("one").settings().timeoutConfig()).isNotNull();
        assertThat(aws.stored("one").lastUpdatedAt()).isEqualTo(aws.instant());
        assertThat(aws.stored("one").createdAt()).isEqualTo(TestAccount.START);
    }

    @ParameterizedTest
    @EnumSource(value = JobStatus.class, names = "IN_PROGRESS", mode = EnumSource.Mode.EXCLUDE)
    void updateJob_anotherStatus_isRefusedInTheServicesWords(JobStatus status) {
        aws.put(aws.job("one").status(status));
        updateRefused(r -> r.description("new"), "Job one in status " + status + " cannot be updated.");
        assertThat(aws.stored("one").description()).isNull();
    }

    @Test
    void updateJob_nothingToChange_isRefusedWhateverTheJob() {
        updateRefused(r -> {}, "Update Job request for job one cannot be empty.");
        assertThatThrownBy(() -> aws.iot.updateJob(r -> r.jobId("one").description("new")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void updateJob_retries_onlyToZeroForTheSameFailures() {
        aws.create(r -> r.jobId("one").jobExecutionsRetryConfig(c -> c.criteriaList(retry("FAILED", 2))));
        updateRefused(
                r -> r.jobExecutionsRetryConfig(c -> c.criteriaList(retry("FAILED", 1))),
                "The number of retries cannot be updated to any number other than 0.");
        updateRefused(
                r -> r.jobExecutionsRetryConfig(c -> c.criteriaList(retry(0))),
                "FailureTypes must match existing FailureTypes defined in RetryConfig.");
        aws.iot.updateJob(r -> r.jobId("one").jobExecutionsRetryConfig(c -> c.criteriaList(retry("FAILED", 0))));

        aws.put(aws.job("one"));
        updateRefused(
                r -> r.jobExecutionsRetryConfig(c -> c.criteriaList(retry(0))),
                "RetryConfig cannot be updated if the job has no RetryConfig defined during creation.");
    }

    @Test
    void deleteJob_terminalJob_vanishesAfterTheDelay() {
        aws.put(aws.job("one").status(JobStatus.COMPLETED));
        aws.iot.deleteJob(r -> r.jobId("one"));
        assertThat(aws.stored("one").status()).isEqualTo(JobStatus.DELETION_IN_PROGRESS);
        assertThatThrownBy(() -> aws.iot.deleteJob(r -> r.jobId("one").force(true)))
                .isInstanceOf(InvalidStateTransitionException.class);

        aws.pass(aws.account.deletionDelay());
        assertThat(aws.iot.listJobs().jobs()).isEmpty();
        assertThatThrownBy(() -> aws.iot.describeJob(r -> r.jobId("one")))
                .isInstanceOf(ResourceNotFoundException.class);
        aws.create(r -> r.jobId("one"));
    }

    @Test
    void deleteJob_liveJob_needsForce() {
        aws.put(aws.job("one"));
        assertThatThrownBy(() -> aws.iot.deleteJob(r -> r.jobId("one")))
                .isInstanceOfSatisfying(InvalidStateTransitionException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(409);
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Job one is in status IN_PROGRESS and cannot be deleted without force");
                });
        aws.iot.deleteJob(r -> r.jobId("one").force(true));
        assertThat(aws.stored("one").status()).isEqualTo(JobStatus.DELETION_IN_PROGRESS);
    }

    @Test
    void deleteJob_eleventhAtATime_isRefused() {
        for (int n = 0; n < 11; n++) {
            aws.put(aws.job("job-" + n).status(JobStatus.COMPLETED));
        }
        for (int n = 0; n < 10; n++) {
            String id = "job-" + n;
            aws.iot.deleteJob(r -> r.jobId(id));
        }
        assertThatThrownBy(() -> aws.iot.deleteJob(r -> r.jobId("job-10"))).isInstanceOf(LimitExceededException.class);
        assertThat(aws.stored("job-10").status()).isEqualTo(JobStatus.COMPLETED);
    }

    private static RetryCriteria retry(int retries) {
        return retry("ALL", retries);
    }

    private static RetryCriteria retry(String failureType, int retries) {
        return RetryCriteria.builder()
                .failureType(failureType)
                .numberOfRetries(retries)
                .build();
    }

    private void updateRefused(Consumer<UpdateJobRequest.Builder> change, String words) {
        assertThatThrownBy(() -> aws.iot.updateJob(r -> {
                    r.jobId("one");
                    change.accept(r);
                }))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(words);
    }
}
