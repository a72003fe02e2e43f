package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.job.AbortConfig;
import dev.iotjobs.auditor.job.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.PresignedUrlConfig;
import dev.iotjobs.auditor.job.RateIncreaseCriteria;
import dev.iotjobs.auditor.job.SchedulingConfig;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.TimeoutConfig;
import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.SimulatedJob;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Jobs of the simulated account as they really are: without a wire, a client, or anything that could go wrong. */
final class ServiceView {

    private ServiceView() {}

    static Job job(String arn, SimulatedJob job) {
        JobSettings settings = job.settings();
        return Job.builder(
                        new JobKey(arn, job.createdAt()),
                        new JobStatus(job.status().name()))
                .targetSelection(new TargetSelection(job.targetSelection().name()))
                .forceCanceled(job.forceCanceled())
                .reasonCode(job.reasonCode())
                .comment(job.comment())
                .targets(job.targets())
                .description(job.description())
                .documentSource(job.documentSource())
                .presignedUrlConfig(map(
                        settings.presignedUrlConfig(),
                        config -> new PresignedUrlConfig(config.roleArn(), config.expiresInSec())))
                .jobExecutionsRolloutConfig(map(settings.jobExecutionsRolloutConfig(), ServiceView::rollout))
                .abortConfig(map(settings.abortConfig(), ServiceView::abort))
                .jobExecutionsRetryConfig(map(settings.jobExecutionsRetryConfig(), ServiceView::retry))
                .timeoutConfig(
                        map(settings.timeoutConfig(), config -> new TimeoutConfig(config.inProgressTimeoutInMinutes())))
                .schedulingConfig(map(settings.schedulingConfig(), ServiceView::scheduling))
                .scheduledJobRollouts(job.scheduledJobRollouts())
                .lastUpdatedAt(job.lastUpdatedAt())
                .completedAt(job.completedAt())
                .jobProcessDetails(details(job))
                .namespaceId(job.namespaceId())
                .jobTemplateArn(job.jobTemplateArn())
                .documentParameters(job.documentParameters())
                .isConcurrent(job.isConcurrent())
                .destinationPackageVersions(job.destinationPackageVersions())
                .build();
    }

    private static JobProcessDetails details(SimulatedJob job) {
        JobCounters counters = job.counters();
        return new JobProcessDetails(
                Objects.requireNonNullElse(job.processingTargets(), List.of()),
                counters.canceled(),
                counters.succeeded(),
                counters.failed(),
                counters.rejected(),
                counters.queued(),
                counters.inProgress(),
                counters.removed(),
                counters.timedOut());
    }

    private static JobExecutionsRolloutConfig rollout(JobSettings.JobExecutionsRolloutConfig config) {
        return new JobExecutionsRolloutConfig(
                config.maximumPerMinute(), map(config.exponentialRate(), ServiceView::exponential));
    }

    private static ExponentialRolloutRate exponential(JobSettings.ExponentialRate rate) {
        return new ExponentialRolloutRate(
                rate.baseRatePerMinute(),
                rate.incrementFactor(),
                map(
                        rate.rateIncreaseCriteria(),
                        criteria -> new RateIncreaseCriteria(
                                criteria.numberOfNotifiedThings(), criteria.numberOfSucceededThings())));
    }

    private static AbortConfig abort(JobSettings.AbortConfig config) {
        return new AbortConfig(mapAll(
                config.criteriaList(),
                criteria -> new AbortConfig.AbortCriteria(
                        criteria.failureType(),
                        criteria.action(),
                        criteria.thresholdPercentage(),
                        criteria.minNumberOfExecutedThings())));
    }

    private static JobExecutionsRetryConfig retry(JobSettings.JobExecutionsRetryConfig config) {
        return new JobExecutionsRetryConfig(mapAll(
                config.criteriaList(),
                criteria -> new JobExecutionsRetryConfig.RetryCriteria(
                        criteria.failureType(), criteria.numberOfRetries())));
    }

    private static SchedulingConfig scheduling(JobSettings.SchedulingConfig config) {
        return new SchedulingConfig(
                config.startTime(),
                config.endTime(),
                config.endBehavior(),
                mapAll(
                        config.maintenanceWindows(),
                        window -> new SchedulingConfig.MaintenanceWindow(
                                window.startTime(), window.durationInMinutes())));
    }

    private static <T, R> @Nullable R map(@Nullable T config, Function<T, R> mapping) {
        return config == null ? null : mapping.apply(config);
    }

    private static <T, R> List<R> mapAll(@Nullable List<T> list, Function<T, R> mapping) {
        return list == null ? List.of() : list.stream().map(mapping).toList();
    }
}
