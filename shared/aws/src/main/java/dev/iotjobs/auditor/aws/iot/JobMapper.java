package dev.iotjobs.auditor.aws.iot;

import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.JobSummary;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iot.model.DescribeJobResponse;
import software.amazon.awssdk.services.iot.model.ListJobsResponse;
import software.amazon.awssdk.services.iot.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.iot.model.ScheduledJobRollout;
import software.amazon.awssdk.services.iot.model.Tag;

/**
 * Converts the SDK's answers to the core's types. Requires only the ARN of a job. Every other field may be missing, or
 * have a value outside the API model.
 */
final class JobMapper {

    private JobMapper() {}

    static JobPage page(ListJobsResponse response) {
        List<JobSummary> jobs = new ArrayList<>();
        int unreadable = 0;
        for (software.amazon.awssdk.services.iot.model.JobSummary listed : present(response.jobs())) {
            if (isUsable(listed.jobArn())) {
                jobs.add(summary(listed));
            } else {
                unreadable++;
            }
        }
        return new JobPage(jobs, response.hasJobs(), unreadable, emptyAsNull(response.nextToken()));
    }

    /** The tags of a page. A tag without a key is left out. A tag without a value has an empty value. */
    static TagPage tags(ListTagsForResourceResponse response) {
        Map<String, String> tags = new HashMap<>();
        for (Tag tag : present(response.tags())) {
            if (tag.key() != null) {
                tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), ""));
            }
        }
        return new TagPage(tags, emptyAsNull(response.nextToken()));
    }

    /**
     * Converts a described job. Scans the values of its document parameters, for example for secrets, and does not keep
     * these values.
     *
     * @param placeholders patterns of placeholder text to look for in the values, in addition to the built-in patterns
     * @throws IllegalArgumentException if the ARN of the job is missing or malformed
     */
    static Job job(DescribeJobResponse response, Collection<String> placeholders) {
        software.amazon.awssdk.services.iot.model.Job job = response.job();
        if (job == null) {
            throw new IllegalArgumentException("job: missing in the answer");
        }
        return Job.builder(key(job.jobArn(), job.createdAt()), JobStatus.of(job.statusAsString()))
                .targetSelection(TargetSelection.of(job.targetSelectionAsString()))
                .forceCanceled(job.forceCanceled())
                .reasonCode(job.reasonCode())
                .comment(job.comment())
                .targets(present(job.targets()))
                .description(job.description())
                .documentSource(response.documentSource())
                .presignedUrlConfig(presignedUrlConfig(job.presignedUrlConfig()))
                .jobExecutionsRolloutConfig(rolloutConfig(job.jobExecutionsRolloutConfig()))
                .abortConfig(abortConfig(job.abortConfig()))
                .jobExecutionsRetryConfig(retryConfig(job.jobExecutionsRetryConfig()))
                .timeoutConfig(timeoutConfig(job.timeoutConfig()))
                .schedulingConfig(schedulingConfig(job.schedulingConfig()))
                .scheduledJobRollouts(mapped(job.scheduledJobRollouts(), ScheduledJobRollout::startTime))
                .lastUpdatedAt(job.lastUpdatedAt())
                .completedAt(job.completedAt())
                .jobProcessDetails(processDetails(job.jobProcessDetails()))
                .namespaceId(job.namespaceId())
                .jobTemplateArn(job.jobTemplateArn())
                .documentParameters(present(job.documentParameters()), placeholders)
                .isConcurrent(job.isConcurrent())
                .destinationPackageVersions(present(job.destinationPackageVersions()))
                .build();
    }

    private static JobSummary summary(software.amazon.awssdk.services.iot.model.JobSummary listed) {
        return new JobSummary(
                key(listed.jobArn(), listed.createdAt()),
                JobStatus.of(listed.statusAsString()),
                TargetSelection.of(listed.targetSelectionAsString()),
                listed.thingGroupId(),
                listed.lastUpdatedAt(),
                listed.completedAt(),
                listed.isConcurrent());
    }

    private static boolean isUsable(@Nullable String arn) {
        try {
            key(arn, null);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static JobKey key(@Nullable String arn, @Nullable Instant createdAt) {
        if (arn == null) {
            throw new IllegalArgumentException("jobArn: missing in the answer");
        }
        return new JobKey(arn, createdAt);
    }

    private static @Nullable PresignedUrlConfig presignedUrlConfig(
            software.amazon.awssdk.services.iot.model.@Nullable PresignedUrlConfig config) {
        return config == null ? null : new PresignedUrlConfig(config.roleArn(), config.expiresInSec());
    }

    private static @Nullable JobExecutionsRolloutConfig rolloutConfig(
            software.amazon.awssdk.services.iot.model.@Nullable JobExecutionsRolloutConfig config) {
        return config == null
                ? null
                : new JobExecutionsRolloutConfig(config.maximumPerMinute(), exponentialRate(config.exponentialRate()));
    }

    private static @Nullable ExponentialRolloutRate exponentialRate(
            software.amazon.awssdk.services.iot.model.@Nullable ExponentialRolloutRate rate) {
        return rate == null
                ? null
                : new ExponentialRolloutRate(
                        rate.baseRatePerMinute(), rate.incrementFactor(), rateIncrease(rate.rateIncreaseCriteria()));
    }

    private static @Nullable RateIncreaseCriteria rateIncrease(
            software.amazon.awssdk.services.iot.model.@Nullable RateIncreaseCriteria criteria) {
        return criteria == null
                ? null
                : new RateIncreaseCriteria(criteria.numberOfNotifiedThings(), criteria.numberOfSucceededThings());
    }

    private static @Nullable AbortConfig abortConfig(
            software.amazon.awssdk.services.iot.model.@Nullable AbortConfig config) {
        return config == null
                ? null
                : new AbortConfig(mapped(
                        config.criteriaList(),
                        criterion -> new AbortCriteria(
                                criterion.failureTypeAsString(),
                                criterion.actionAsString(),
                                criterion.thresholdPercentage(),
                                criterion.minNumberOfExecutedThings())));
    }

    private static @Nullable JobExecutionsRetryConfig retryConfig(
            software.amazon.awssdk.services.iot.model.@Nullable JobExecutionsRetryConfig config) {
        return config == null
                ? null
                : new JobExecutionsRetryConfig(mapped(
                        config.criteriaList(),
                        criterion -> new RetryCriteria(criterion.failureTypeAsString(), criterion.numberOfRetries())));
    }

    private static @Nullable TimeoutConfig timeoutConfig(
            software.amazon.awssdk.services.iot.model.@Nullable TimeoutConfig config) {
        return config == null ? null : new TimeoutConfig(config.inProgressTimeoutInMinutes());
    }

    private static @Nullable SchedulingConfig schedulingConfig(
            software.amazon.awssdk.services.iot.model.@Nullable SchedulingConfig config) {
        return config == null
                ? null
                : new SchedulingConfig(
                        config.startTime(),
                        config.endTime(),
                        config.endBehaviorAsString(),
                        mapped(
                                config.maintenanceWindows(),
                                window -> new MaintenanceWindow(window.startTime(), window.durationInMinutes())));
    }

    private static @Nullable JobProcessDetails processDetails(
            software.amazon.awssdk.services.iot.model.@Nullable JobProcessDetails details) {
        return details == null
                ? null
                : JobProcessDetails.builder()
                        .processingTargets(present(details.processingTargets()))
                        .canceled(details.numberOfCanceledThings())
                        .succeeded(details.numberOfSucceededThings())
                        .failed(details.numberOfFailedThings())
                        .rejected(details.numberOfRejectedThings())
                        .queued(details.numberOfQueuedThings())
                        .inProgress(details.numberOfInProgressThings())
                        .removed(details.numberOfRemovedThings())
                        .timedOut(details.numberOfTimedOutThings())
                        .build();
    }

    /** The elements of a list that are not null. Empty if the list is null. */
    private static <T> List<T> present(@Nullable List<T> list) {
        // An answer may have nulls in a list, and the SDK keeps them
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static <T, R> List<R> mapped(@Nullable List<T> list, Function<T, @Nullable R> mapping) {
        List<R> mapped = new ArrayList<>();
        for (T element : present(list)) {
            R value = mapping.apply(element);
            if (value != null) {
                mapped.add(value);
            }
        }
        return mapped;
    }

    private static Map<String, String> present(@Nullable Map<String, String> map) {
        Map<String, String> present = new HashMap<>();
        if (map != null) {
            map.forEach((name, value) -> present.put(name, value == null ? "" : value));
        }
        return present;
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
