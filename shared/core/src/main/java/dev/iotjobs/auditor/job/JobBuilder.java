package dev.iotjobs.auditor.job;

import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Job}. Fields that are not set are absent. Not safe for use by several threads. */
public final class JobBuilder {

    private JobKey key;
    private JobStatus status;
    private @Nullable TargetSelection targetSelection;
    private @Nullable Boolean forceCanceled;
    private @Nullable String reasonCode;
    private @Nullable String comment;
    private List<String> targets = List.of();
    private @Nullable String description;
    private @Nullable String documentSource;
    private @Nullable PresignedUrlConfig presignedUrlConfig;
    private @Nullable JobExecutionsRolloutConfig jobExecutionsRolloutConfig;
    private @Nullable AbortConfig abortConfig;
    private @Nullable JobExecutionsRetryConfig jobExecutionsRetryConfig;
    private @Nullable TimeoutConfig timeoutConfig;
    private @Nullable SchedulingConfig schedulingConfig;
    private List<String> scheduledJobRollouts = List.of();
    private @Nullable Instant lastUpdatedAt;
    private @Nullable Instant completedAt;
    private @Nullable JobProcessDetails jobProcessDetails;
    private @Nullable String namespaceId;
    private @Nullable String jobTemplateArn;
    private DocumentParameters documentParameters = DocumentParameters.NONE;
    private @Nullable Boolean isConcurrent;
    private List<String> destinationPackageVersions = List.of();

    JobBuilder(JobKey key, JobStatus status) {
        this.key = key;
        this.status = status;
    }

    JobBuilder(Job job) {
        this(job.key(), job.status());
        targetSelection = job.targetSelection();
        forceCanceled = job.forceCanceled();
        reasonCode = job.reasonCode();
        comment = job.comment();
        targets = job.targets();
        description = job.description();
        documentSource = job.documentSource();
        presignedUrlConfig = job.presignedUrlConfig();
        jobExecutionsRolloutConfig = job.jobExecutionsRolloutConfig();
        abortConfig = job.abortConfig();
        jobExecutionsRetryConfig = job.jobExecutionsRetryConfig();
        timeoutConfig = job.timeoutConfig();
        schedulingConfig = job.schedulingConfig();
        scheduledJobRollouts = job.scheduledJobRollouts();
        lastUpdatedAt = job.lastUpdatedAt();
        completedAt = job.completedAt();
        jobProcessDetails = job.jobProcessDetails();
        namespaceId = job.namespaceId();
        jobTemplateArn = job.jobTemplateArn();
        documentParameters = job.documentParameters();
        isConcurrent = job.isConcurrent();
        destinationPackageVersions = job.destinationPackageVersions();
    }

    JobBuilder key(JobKey key) {
        this.key = key;
        return this;
    }

    public JobBuilder status(JobStatus status) {
        this.status = status;
        return this;
    }

    public JobBuilder targetSelection(@Nullable TargetSelection targetSelection) {
        this.targetSelection = targetSelection;
        return this;
    }

    public JobBuilder forceCanceled(@Nullable Boolean forceCanceled) {
        this.forceCanceled = forceCanceled;
        return this;
    }

    public JobBuilder reasonCode(@Nullable String reasonCode) {
        this.reasonCode = reasonCode;
        return this;
    }

    public JobBuilder comment(@Nullable String comment) {
        this.comment = comment;
        return this;
    }

    public JobBuilder targets(List<String> targets) {
        this.targets = targets;
        return this;
    }

    public JobBuilder description(@Nullable String description) {
        this.description = description;
        return this;
    }

    public JobBuilder documentSource(@Nullable String documentSource) {
        this.documentSource = documentSource;
        return this;
    }

    public JobBuilder presignedUrlConfig(@Nullable PresignedUrlConfig presignedUrlConfig) {
        this.presignedUrlConfig = presignedUrlConfig;
        return this;
    }

    public JobBuilder jobExecutionsRolloutConfig(@Nullable JobExecutionsRolloutConfig jobExecutionsRolloutConfig) {
        this.jobExecutionsRolloutConfig = jobExecutionsRolloutConfig;
        return this;
    }

    public JobBuilder abortConfig(@Nullable AbortConfig abortConfig) {
        this.abortConfig = abortConfig;
        return this;
    }

    public JobBuilder jobExecutionsRetryConfig(@Nullable JobExecutionsRetryConfig jobExecutionsRetryConfig) {
        this.jobExecutionsRetryConfig = jobExecutionsRetryConfig;
        return this;
    }

    public JobBuilder timeoutConfig(@Nullable TimeoutConfig timeoutConfig) {
        this.timeoutConfig = timeoutConfig;
        return this;
    }

    public JobBuilder schedulingConfig(@Nullable SchedulingConfig schedulingConfig) {
        this.schedulingConfig = schedulingConfig;
        return this;
    }

    public JobBuilder scheduledJobRollouts(List<String> scheduledJobRollouts) {
        this.scheduledJobRollouts = scheduledJobRollouts;
        return this;
    }

    public JobBuilder lastUpdatedAt(@Nullable Instant lastUpdatedAt) {
        this.lastUpdatedAt = lastUpdatedAt;
        return this;
    }

    public JobBuilder completedAt(@Nullable Instant completedAt) {
        this.completedAt = completedAt;
        return this;
    }

    public JobBuilder jobProcessDetails(@Nullable JobProcessDetails jobProcessDetails) {
        this.jobProcessDetails = jobProcessDetails;
        return this;
    }

    public JobBuilder namespaceId(@Nullable String namespaceId) {
        this.namespaceId = namespaceId;
        return this;
    }

    public JobBuilder jobTemplateArn(@Nullable String jobTemplateArn) {
        this.jobTemplateArn = jobTemplateArn;
        return this;
    }

    /**
     * Sets the document parameters. Scans their values for secrets, URLs and placeholders. Keeps the results of the
     * scan, but not the values.
     */
    public JobBuilder documentParameters(Map<String, String> values) {
        return documentParameters(values, List.of());
    }

    /**
     * Sets the document parameters. Scans their values for secrets, URLs and placeholders. Keeps the results of the
     * scan, but not the values.
     *
     * @param placeholders patterns of placeholder text to look for, in addition to the built-in patterns
     */
    public JobBuilder documentParameters(Map<String, String> values, Collection<String> placeholders) {
        return documentParameters(DocumentParameters.scan(values, key.accountId(), placeholders));
    }

    public JobBuilder documentParameters(DocumentParameters documentParameters) {
        this.documentParameters = documentParameters;
        return this;
    }

    public JobBuilder isConcurrent(@Nullable Boolean isConcurrent) {
        this.isConcurrent = isConcurrent;
        return this;
    }

    public JobBuilder destinationPackageVersions(List<String> destinationPackageVersions) {
        this.destinationPackageVersions = destinationPackageVersions;
        return this;
    }

    public Job build() {
        return new Job(
                key,
                status,
                targetSelection,
                forceCanceled,
                reasonCode,
                comment,
                targets,
                description,
                documentSource,
                presignedUrlConfig,
                jobExecutionsRolloutConfig,
                abortConfig,
                jobExecutionsRetryConfig,
                timeoutConfig,
                schedulingConfig,
                scheduledJobRollouts,
                lastUpdatedAt,
                completedAt,
                jobProcessDetails,
                namespaceId,
                jobTemplateArn,
                documentParameters,
                isConcurrent,
                destinationPackageVersions);
    }
}
