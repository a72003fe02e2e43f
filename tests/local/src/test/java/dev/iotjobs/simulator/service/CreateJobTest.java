package dev.iotjobs.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.SimulatedQuotas;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iot.model.AbortCriteria;
import software.amazon.awssdk.services.iot.model.CreateJobRequest;
import software.amazon.awssdk.services.iot.model.ExponentialRolloutRate;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.LimitExceededException;
import software.amazon.awssdk.services.iot.model.MaintenanceWindow;
import software.amazon.awssdk.services.iot.model.RateIncreaseCriteria;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.RetryCriteria;
import software.amazon.awssdk.services.iot.model.Tag;

class CreateJobTest {

    private final TestAccount aws = new TestAccount();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void createJob_onAGroup_startsOneExecutionAThing() {
        aws.account.groupSize(aws.group("pumps"), 40);
        var created = aws.create(r -> r.targets(aws.group("pumps"), aws.thing("pump-1"))
                .description("update")
                .timeoutConfig(t -> t.inProgressTimeoutInMinutes(30L))
                .tags(Tag.builder().key("owner").value("ops").build()));

        assertThat(created.jobArn()).endsWith(":job/new");
        SimulatedJob job = aws.stored("new");
        assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(job.counters()).isEqualTo(JobCounters.queued(41));
        assertThat(job.tags()).containsEntry("owner", "ops");
        assertThat(job.thingGroupId()).isNotNull();
        assertThat(aws.iot
                        .describeJob(r -> r.jobId("new"))
                        .job()
                        .timeoutConfig()
                        .inProgressTimeoutInMinutes())
                .isEqualTo(30);
    }

    @Test
    void createJob_takenId_alreadyExists() {
        aws.create(r -> {});
        assertThatThrownBy(() -> aws.create(r -> {}))
                .isInstanceOfSatisfying(ResourceAlreadyExistsException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(409);
                    assertThat(e.resourceId()).isEqualTo("new");
                });
    }

    @Test
    void createJob_startInTheFuture_isScheduledFromHalfAnHourOn() {
        aws.create(r -> r.schedulingConfig(s -> s.startTime("2026-03-01T12:31")));
        assertThat(aws.stored("new").status()).isEqualTo(JobStatus.SCHEDULED);
        assertThat(aws.stored("new").counters()).isEqualTo(JobCounters.NONE);
        refused(r -> r.schedulingConfig(s -> s.startTime("2026-03-01T12:30")));
        refused(r -> r.schedulingConfig(s -> s.startTime("2026-03-01T13:00").endTime("2026-03-01T13:29")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01 13:00", "2026-03-01T13:00:00", "2026-03-01T13:00Z", "2026-02-30T13:00", "soon"})
    void createJob_anotherFormOfTime_isRefusedInTheServicesWords(String time) {
        refused(
                r -> r.schedulingConfig(s -> s.startTime(time)),
                "1 validation error detected: Provided time " + time + " UTC must follow the format YYYY-MM-DDThh:mm.");
        refused(
                r -> r.schedulingConfig(s -> s.startTime("2026-03-01T13:00").endTime(time)),
                "1 validation error detected: Provided time " + time + " UTC must follow the format YYYY-MM-DDThh:mm.");
    }

    @Test
    void createJob_maintenanceWindow_needsAContinuousJobAndAStart() {
        MaintenanceWindow nightly = MaintenanceWindow.builder()
                .startTime("cron(0 2 * * ? *)")
                .durationInMinutes(120)
                .build();
        refused(
                r -> r.schedulingConfig(s -> s.startTime("2026-03-01T13:00").maintenanceWindows(nightly)),
                "TargetSelection is invalid. MaintenanceWindow cannot be used with SNAPSHOT job.");
        refused(
                r -> r.targetSelection("CONTINUOUS").schedulingConfig(s -> s.maintenanceWindows(nightly)),
                "MaintenanceWindow cannot be used without StartTime of SchedulingConfig.");
        aws.create(r -> r.targetSelection("CONTINUOUS")
                .schedulingConfig(s -> s.startTime("2026-03-01T13:00").maintenanceWindows(nightly)));
        assertThat(aws.stored("new").status()).isEqualTo(JobStatus.SCHEDULED);
    }

    @Test
    void createJob_abortCriteria_areCheckedInTheServicesWords() {
        refused(
                r -> r.abortConfig(a -> a.criteriaList(abort("ALL", 10.0), abort("ALL", 20.0))),
                "Multiple AbortCriteria cannot have the same failure type");
        refused(
                r -> r.abortConfig(a -> a.criteriaList(abort("ALL", 0.0))),
                "ThresholdPercentage value 0.0 for AbortCriteria must have value greater than 0");
        refused(
                r -> r.abortConfig(a -> a.criteriaList(abort("ALL", 10.001))),
                "Abort thresholdPercentage must have two or less decimal digits");
        refused(
                r -> r.abortConfig(a -> a.criteriaList(abort("ALL", 10.0).toBuilder()
                        .minNumberOfExecutedThings(null)
                        .build())),
                "1 validation error detected: Value 'null' at 'abortConfig.criteriaList.minNumberOfExecutedThings'"
                        + " failed to satisfy constraint: Member must not be null");
        aws.create(r -> r.abortConfig(a -> a.criteriaList(abort("FAILED", 0.01), abort("ALL", 20.0))));
    }

    @Test
    void createJob_rollout_isCheckedInTheServicesWords() {
        refused(
                r -> r.jobExecutionsRolloutConfig(c -> c.exponentialRate(ramp(10, i -> i.numberOfSucceededThings(1)))),
                "Provide MaximumPerMinute value when ExponentialRate is defined");
        refused(
                r -> r.jobExecutionsRolloutConfig(c -> c.maximumPerMinute(50).exponentialRate(ramp(10, i -> {}))),
                "Provide either NumberOfNotifiedThings or NumberOfSucceededThings when RateIncreaseCriteria is"
                        + " defined");
        refused(
                r -> r.jobExecutionsRolloutConfig(c -> c.maximumPerMinute(50)
                        .exponentialRate(
                                ramp(10, i -> i.numberOfNotifiedThings(1).numberOfSucceededThings(1)))),
                "Provide only one of NumberOfNotifiedThings or NumberOfSucceededThings when RateIncreaseCriteria is"
                        + " defined");
        refused(
                r -> r.jobExecutionsRolloutConfig(
                        c -> c.maximumPerMinute(50).exponentialRate(ramp(51, i -> i.numberOfNotifiedThings(1)))),
                "Exponential rollout baseRatePerMinute should be less than maximumPerMinute.");
        aws.create(r -> r.jobExecutionsRolloutConfig(
                c -> c.maximumPerMinute(50).exponentialRate(ramp(50, i -> i.numberOfNotifiedThings(1)))));
    }

    @Test
    void createJob_retriesOfAll_standAlone() {
        refused(
                r -> r.jobExecutionsRetryConfig(c -> c.criteriaList(retry(1), retry("FAILED", 1))),
                "A retryCriteria with failure type ALL must be used by itself.");
        aws.create(r -> r.jobExecutionsRetryConfig(c -> c.criteriaList(retry("TIMED_OUT", 1), retry("FAILED", 1))));
    }

    @Test
    void createJob_valuesOutOfBounds_areInvalid() {
        refused(r -> r.targets(List.of()));
        refused(r -> r.targets("arn:aws:iot:eu-west-1:999999999999:thing/elsewhere"));
        refused(r -> r.document(null));
        refused(
                r -> r.timeoutConfig(t -> t.inProgressTimeoutInMinutes(0L)),
                "Provide valid timeout value, inProgressTimeoutInMinutes cannot be 0.");
        refused(
                r -> r.timeoutConfig(t -> t.inProgressTimeoutInMinutes(10_081L)),
                "Provide valid timeout value, inProgressTimeoutInMinutes cannot be 10081.");
        refused(r -> r.presignedUrlConfig(p -> p.roleArn("short")));
        refused(r -> r.presignedUrlConfig(p -> p.expiresInSec(59L)));
        refused(r -> r.jobExecutionsRolloutConfig(c -> c.maximumPerMinute(0)));
        refused(r -> r.jobExecutionsRolloutConfig(c -> c.exponentialRate(e -> e.baseRatePerMinute(5))));
        refused(r -> r.jobExecutionsRetryConfig(c -> c.criteriaList(retry(11))));
        refused(r -> r.abortConfig(a -> a.criteriaList(abort("ALL", 100.5))));
        refused(r -> r.abortConfig(a -> a.criteriaList(abort("SOME", 10.0))));
        refused(r -> r.jobId("bad id"));
    }

    @Test
    void createJob_valuesOnTheBounds_areAccepted() {
        aws.create(r -> r.targets(Collections.nCopies(100, aws.thing("pump-1")))
                .timeoutConfig(t -> t.inProgressTimeoutInMinutes(10_080L))
                .jobExecutionsRolloutConfig(
                        c -> c.maximumPerMinute(1_000).exponentialRate(ramp(1_000, i -> i.numberOfSucceededThings(1))))
                .abortConfig(a -> a.criteriaList(abort("ALL", 100.0))));
        assertThat(aws.stored("new").settings().abortConfig()).isNotNull();
    }

    @Test
    void createJob_beyondALimit_isRefused() {
        assertThatThrownBy(() -> aws.create(r -> r.targets(Collections.nCopies(101, aws.thing("pump-1")))))
                .isInstanceOf(LimitExceededException.class);
        aws.account.quotas().apply(TestAccount.REGION, "iot", SimulatedQuotas.ACTIVE_SNAPSHOT_JOBS, 1);
        aws.create(r -> {});
        assertThatThrownBy(() -> aws.create(r -> r.jobId("second")))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(410));
        aws.create(r -> r.jobId("other-kind").targetSelection("CONTINUOUS"));
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

    private static ExponentialRolloutRate ramp(int base, Consumer<RateIncreaseCriteria.Builder> criteria) {
        return ExponentialRolloutRate.builder()
                .baseRatePerMinute(base)
                .incrementFactor(1.1)
                .rateIncreaseCriteria(criteria)
                .build();
    }

    private static AbortCriteria abort(String failureType, double threshold) {
        return AbortCriteria.builder()
                .failureType(failureType)
                .action("CANCEL")
                .thresholdPercentage(threshold)
                .minNumberOfExecutedThings(1)
                .build();
    }

    private void refused(Consumer<CreateJobRequest.Builder> change) {
        refused(change, "");
    }

    /**
     * Checks that the service refuses a changed request.
     *
     * @param words beginning of the error message; the SDK appends more
     */
    private void refused(Consumer<CreateJobRequest.Builder> change, String words) {
        Executable creating = () -> aws.create(r -> {
            r.jobId("refused");
            change.accept(r);
        });
        assertThatThrownBy(creating::execute)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(words);
    }
}
