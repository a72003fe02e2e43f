package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.Config;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.JobTimes;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.Text;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One job as DescribeJob returns it, with the field names of the API. Blank texts and empty configurations are null.
 * {@link Text} cuts texts that are too long.
 *
 * @param key from {@code jobArn} and {@code createdAt}
 * @param status {@link JobStatus#UNKNOWN} if the service returns none
 * @param documentSource URL of the job document, without user, password, query and fragment; null if CreateJob got the
 *     document itself
 * @param forceCanceled whether the job was cancelled with force; null if the service returns no value
 * @param targets ARNs of things and thing groups, each once
 * @param documentParameters without the values of the parameters, which may be secret
 * @param isConcurrent whether the job counts towards the quota of concurrent jobs; null if the service returns no value
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
        DocumentParameters documentParameters,
        @Nullable Boolean isConcurrent,
        List<String> destinationPackageVersions) {

    /** The ARN of an AWS managed template. It has no account id. */
    private static final Pattern MANAGED_TEMPLATE = Pattern.compile("arn:[^:]+:iot:[^:]*::jobtemplate/(AWS-.*)");

    public Job {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(status, "status");
        reasonCode = Text.words(reasonCode);
        comment = Text.words(comment);
        targets = Text.names(targets).stream().distinct().toList();
        description = Text.description(description);
        documentSource = Text.name(withoutSecrets(documentSource));
        presignedUrlConfig = Config.orNone(presignedUrlConfig);
        jobExecutionsRolloutConfig = Config.orNone(jobExecutionsRolloutConfig);
        abortConfig = Config.orNone(abortConfig);
        jobExecutionsRetryConfig = Config.orNone(jobExecutionsRetryConfig);
        timeoutConfig = Config.orNone(timeoutConfig);
        schedulingConfig = Config.orNone(schedulingConfig);
        scheduledJobRollouts = Text.names(scheduledJobRollouts);
        lastUpdatedAt = JobTimes.wholeMillis(lastUpdatedAt);
        completedAt = JobTimes.wholeMillis(completedAt);
        jobProcessDetails = Config.orNone(jobProcessDetails);
        namespaceId = Text.name(namespaceId);
        jobTemplateArn = Text.name(jobTemplateArn);
        Objects.requireNonNull(documentParameters, "documentParameters");
        destinationPackageVersions = Text.names(destinationPackageVersions);
    }

    public static JobBuilder builder(JobKey key, JobStatus status) {
        return new JobBuilder(key, status);
    }

    public JobBuilder toBuilder() {
        return new JobBuilder(this);
    }

    /** This job with another key. */
    public Job withKey(JobKey other) {
        return other.equals(key) ? this : toBuilder().key(other).build();
    }

    public String jobId() {
        return key.jobId();
    }

    /** This job in the form of an entry of ListJobs. The thing group id is null. */
    public JobSummary summary() {
        // DescribeJob does not return the thing group id
        return new JobSummary(key, status, targetSelection, null, lastUpdatedAt, completedAt, isConcurrent);
    }

    public Origin origin() {
        return Origin.of(namespaceId, jobId(), description);
    }

    /** Whether the job has this status. UNKNOWN if the service returned no status. */
    public Truth hasStatus(JobStatus wanted) {
        return status.equals(JobStatus.UNKNOWN) ? Truth.UNKNOWN : Truth.of(status.equals(wanted));
    }

    /**
     * Whether the job may still affect devices. TRUE for a status that is not in the API model. UNKNOWN if the service
     * returned no status.
     */
    public Truth isLive() {
        return status.equals(JobStatus.UNKNOWN) ? Truth.UNKNOWN : Truth.of(status.isLive());
    }

    /** The number of targets of each kind. */
    public Targets targetCounts() {
        return Targets.of(targets);
    }

    /** The names of the thing groups among the targets. */
    public List<String> targetGroupNames() {
        return Targets.groupNames(targets);
    }

    /** Whether the only target of the job is a thing. If so, all executions are attempts of one device. */
    public Truth isSingleThing() {
        return aboutTargets(targets.size() == 1 && targetCounts().things() == 1);
    }

    /** Whether a thing group is among the targets. DescribeJob does not return how many devices the group has. */
    public Truth targetsGroup() {
        return aboutTargets(targetCounts().groups() > 0);
    }

    /** Whether the job has more than one target. */
    public Truth hasSeveralTargets() {
        return aboutTargets(targets.size() > 1);
    }

    /** Whether the job can reach several devices: it has a thing group among its targets, or more than one target. */
    public Truth mayHaveSeveralDevices() {
        return targetsGroup().or(hasSeveralTargets());
    }

    private Truth aboutTargets(boolean statement) {
        return targets.isEmpty() ? Truth.UNKNOWN : Truth.of(statement);
    }

    /** Whether the job has an effective in-progress timeout. A timeout outside 1 to 10,080 minutes has no effect. */
    public boolean hasTimeout() {
        return timeoutConfig != null && timeoutConfig.isEffective();
    }

    /** The ARN of the role that presigns URLs for devices; null if the job has no such role. */
    public @Nullable String presignRole() {
        return presignedUrlConfig == null ? null : presignedUrlConfig.roleArn();
    }

    /** The AWS managed template of the job, such as {@code AWS-Reboot:1.0}; null if the job has no such template. */
    public @Nullable String managedTemplate() {
        if (jobTemplateArn == null) {
            return null;
        }
        Matcher template = MANAGED_TEMPLATE.matcher(jobTemplateArn);
        return template.matches() ? template.group(1) : null;
    }

    /** Whether the job was created from an AWS managed template that downloads or installs something. */
    public boolean installsByTemplate() {
        String template = managedTemplate();
        return template != null && (template.startsWith("AWS-Download-File") || template.startsWith("AWS-Install"));
    }

    /** The time after which an execution in progress times out; zero if executions do not time out. */
    public Duration timeout() {
        return timeoutConfig == null ? Duration.ZERO : timeoutConfig.effective();
    }

    /** The timeout or the time {@code least}, whichever is longer. */
    public Duration timeoutOrLonger(Duration least) {
        return timeout().compareTo(least) > 0 ? timeout() : least;
    }

    /** Whether any abort criterion has a failure type. A criterion without a failure type cannot abort the job. */
    public boolean hasAbortCriteria() {
        return abortConfig != null && abortConfig.hasCriteria();
    }

    /** Whether the rollout has an exponential rate, or a limit of at most {@code mostPerMinute} devices per minute. */
    public boolean limitsRate(int mostPerMinute) {
        return jobExecutionsRolloutConfig != null && jobExecutionsRolloutConfig.limitsRate(mostPerMinute);
    }

    /** Whether the service retries executions. If so, the counters count attempts, not devices. */
    public boolean retriesExecutions() {
        return jobExecutionsRetryConfig != null && jobExecutionsRetryConfig.retries();
    }

    /** The execution counters; null if the service returns none. */
    public @Nullable JobProcessDetails counters() {
        return jobProcessDetails != null && jobProcessDetails.hasCounters() ? jobProcessDetails : null;
    }

    /** When the job ended. Null if it has not ended, or if the service returns no time. */
    public @Nullable Instant endedAt() {
        return status.isTerminal() ? endIfEnded() : null;
    }

    /**
     * When the job ended; null if the service returns no time. Valid only for a job that has ended: this method does
     * not check the status.
     */
    public @Nullable Instant endIfEnded() {
        return completedAt != null ? completedAt : lastUpdatedAt;
    }

    private static @Nullable String withoutSecrets(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String location = url.split("[?#]", 2)[0];
        int authority = location.indexOf("://") + "://".length();
        if (authority < "://".length()) {
            return location;
        }
        int path = location.indexOf('/', authority);
        int userInfo = location.lastIndexOf('@', path < 0 ? location.length() : path);
        return userInfo < authority ? location : location.substring(0, authority) + location.substring(userInfo + 1);
    }
}
