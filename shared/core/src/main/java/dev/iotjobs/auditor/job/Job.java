package dev.iotjobs.auditor.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One job as DescribeJob tells of it: every field of the response, under the names of the API. A configuration in which
 * nothing is set is null. The values of document parameters and the queries of URLs never get here: they may hold
 * secrets, and a job is stored and told of.
 *
 * @param key from {@code jobArn} and {@code createdAt}
 * @param documentSource the S3 link given at creation, without its query; null for an inline document
 * @param forceCanceled null when the service does not say
 * @param targets ARNs of things and thing groups
 * @param documentParameters names of the parameters of a managed template, each with {@link #REDACTED}
 * @param isConcurrent null when the service does not say
 * @param scheduledJobRollouts start times of the next maintenance windows, at most seven
 */
public record Job(
        JobKey key,
        JobStatus status,
        @Nullable TargetSelection targetSelection,
        @Nullable Boolean forceCanceled,
        @Nullable String reasonCode,
        @Nullable String comment,
        List<String> targets,
        @Nullable String description,
        @Nullable String documentSource,
        @Nullable PresignedUrlConfig presignedUrlConfig,
        @Nullable JobExecutionsRolloutConfig jobExecutionsRolloutConfig,
        @Nullable AbortConfig abortConfig,
        @Nullable JobExecutionsRetryConfig jobExecutionsRetryConfig,
        @Nullable TimeoutConfig timeoutConfig,
        @Nullable SchedulingConfig schedulingConfig,
        List<String> scheduledJobRollouts,
        @Nullable Instant lastUpdatedAt,
        @Nullable Instant completedAt,
        @Nullable JobProcessDetails jobProcessDetails,
        @Nullable String namespaceId,
        @Nullable String jobTemplateArn,
        Map<String, String> documentParameters,
        @Nullable Boolean isConcurrent,
        List<String> destinationPackageVersions) {

    /** What stands in place of a document parameter's value. */
    public static final String REDACTED = "***";

    private static final String THING_GROUP = ":thinggroup/";

    public Job {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(status, "status");
        targets = List.copyOf(targets);
        documentSource = withoutQuery(documentSource);
        presignedUrlConfig = Config.orNone(presignedUrlConfig);
        jobExecutionsRolloutConfig = Config.orNone(jobExecutionsRolloutConfig);
        abortConfig = Config.orNone(abortConfig);
        jobExecutionsRetryConfig = Config.orNone(jobExecutionsRetryConfig);
        timeoutConfig = Config.orNone(timeoutConfig);
        schedulingConfig = Config.orNone(schedulingConfig);
        scheduledJobRollouts = List.copyOf(scheduledJobRollouts);
        jobProcessDetails = Config.orNone(jobProcessDetails);
        documentParameters = redacted(documentParameters);
        destinationPackageVersions = List.copyOf(destinationPackageVersions);
    }

    public static JobBuilder builder(JobKey key, JobStatus status) {
        return new JobBuilder(key, status);
    }

    public JobBuilder toBuilder() {
        return new JobBuilder(this);
    }

    public String jobId() {
        return key.jobId();
    }

    /** What ListJobs would say of this job, but for the thing group, which DescribeJob does not name. */
    public JobSummary summary() {
        return new JobSummary(key, status, targetSelection, null, lastUpdatedAt, completedAt, isConcurrent);
    }

    /** Whether any target is a thing group; how many devices that means cannot be seen from the job. */
    public boolean targetsGroup() {
        return targets.stream().anyMatch(target -> target.contains(THING_GROUP));
    }

    /** Whether failed executions are tried again, so that counters count attempts and not devices. */
    public boolean retriesExecutions() {
        return jobExecutionsRetryConfig != null && jobExecutionsRetryConfig.retries();
    }

    /** When the job ended; null while it has not. */
    public @Nullable Instant endedAt() {
        if (!status.isTerminal()) {
            return null;
        }
        return completedAt != null ? completedAt : lastUpdatedAt;
    }

    private static @Nullable String withoutQuery(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static Map<String, String> redacted(Map<String, String> parameters) {
        Map<String, String> names = new TreeMap<>();
        parameters.keySet().forEach(name -> names.put(name, REDACTED));
        return Map.copyOf(names);
    }
}
