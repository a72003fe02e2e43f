package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;

/** A field of DescribeJob's answer that rules read. */
public enum JobField {
    STATUS("status", "status"),
    TARGETS("targets", "targets"),
    TARGET_SELECTION("targetSelection", "target selection"),
    COUNTERS("jobProcessDetails", "execution counters"),
    CREATED_AT("createdAt", "creation time"),
    ENDED_AT("completedAt", "time of the job's end"),
    IS_CONCURRENT("isConcurrent", "isConcurrent"),
    DESCRIPTION("description"),
    DOCUMENT_SOURCE("documentSource"),
    DOCUMENT_PARAMETERS("documentParameters"),
    TIMEOUT_CONFIG("timeoutConfig"),
    ABORT_CONFIG("abortConfig"),
    ROLLOUT_CONFIG("jobExecutionsRolloutConfig"),
    RETRY_CONFIG("jobExecutionsRetryConfig"),
    PRESIGNED_URL_CONFIG("presignedUrlConfig"),
    SCHEDULING_CONFIG("schedulingConfig"),
    SCHEDULED_JOB_ROLLOUTS("scheduledJobRollouts"),
    FORCE_CANCELED("forceCanceled"),
    REASON_CODE("reasonCode"),
    COMMENT("comment"),
    NAMESPACE_ID("namespaceId"),
    JOB_TEMPLATE_ARN("jobTemplateArn"),
    DESTINATION_PACKAGE_VERSIONS("destinationPackageVersions");

    private final String apiName;
    private final String noun;

    /** A field whose value is unknown if the answer of DescribeJob lacks the field. */
    JobField(String apiName, String noun) {
        this.apiName = apiName;
        this.noun = noun;
    }

    /** An optional field. If it is absent, nothing was set. */
    JobField(String apiName) {
        this(apiName, apiName);
    }

    /** The name of the field in DescribeJob's answer, within {@code job}. */
    public String apiName() {
        return apiName;
    }

    /** The field as words for a sentence, such as {@code execution counters}. */
    public String noun() {
        return noun;
    }

    /**
     * Whether the answer of DescribeJob shows the value of the field. Always true for an optional field: if the field
     * is absent, it was not set.
     */
    public boolean isKnown(Job job) {
        return switch (this) {
            case STATUS -> !job.status().equals(JobStatus.UNKNOWN);
            case TARGETS -> !job.targets().isEmpty();
            case TARGET_SELECTION -> job.targetSelection() != null;
            case COUNTERS -> job.counters() != null;
            case CREATED_AT -> job.key().createdAt() != null;
            case ENDED_AT -> job.endedAt() != null;
            case IS_CONCURRENT -> job.isConcurrent() != null;
            default -> true;
        };
    }
}
