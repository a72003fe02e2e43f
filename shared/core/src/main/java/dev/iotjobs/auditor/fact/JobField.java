package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import java.util.function.Predicate;

/** A field of DescribeJob's answer that rules read. */
public enum JobField {
    STATUS("status", "the status of the job", job -> !job.status().equals(JobStatus.UNKNOWN)),
    TARGETS("targets", "the targets of the job", job -> !job.targets().isEmpty()),
    TARGET_SELECTION("targetSelection", "the target selection of the job", job -> job.targetSelection() != null),
    COUNTERS("jobProcessDetails", "the execution counters of the job", job -> job.counters() != null),
    CREATED_AT("createdAt", "the time of the creation", job -> job.key().createdAt() != null),
    ENDED_AT("completedAt", "the time at which the job ended", job -> job.endedAt() != null),
    IS_CONCURRENT("isConcurrent", "whether the job is concurrent", job -> job.isConcurrent() != null),
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
    private final Predicate<Job> known;

    /** A field that the service always gives: where it is absent, it is not known. */
    JobField(String apiName, String noun, Predicate<Job> known) {
        this.apiName = apiName;
        this.noun = noun;
        this.known = known;
    }

    /** A field whose absence says that nothing was set. */
    JobField(String apiName) {
        this(apiName, apiName, _ -> true);
    }

    /** The name of the field in {@code job} of DescribeJob's answer. */
    public String apiName() {
        return apiName;
    }

    /** The field in a sentence, such as {@code the targets of the job}. */
    public String noun() {
        return noun;
    }

    /** Whether the answer says something of it. */
    public boolean isKnown(Job job) {
        return known.test(job);
    }
}
