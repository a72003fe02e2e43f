package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Job;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A property of a job, such as a timeout, that is either set or not. A rule can require that a feature is set, or that
 * it is not set.
 */
@SuppressWarnings("ImmutableEnumChecker") // its predicates, sets and verdicts are immutable
public enum Feature {
    /** A timeout of 1 to 10,080 minutes. Other values have no effect. */
    TIMEOUT("a timeout", "the job has no timeout", Job::hasTimeout, JobField.TIMEOUT_CONFIG),
    ABORT_CRITERIA("abort criteria", "the job has no abort criteria", Job::hasAbortCriteria, JobField.ABORT_CONFIG),
    /** A number of retries above 0. */
    RETRIES("retries", "the job has no retries", Job::retriesExecutions, JobField.RETRY_CONFIG),
    RETRY_CONFIG(
            "a retry configuration",
            "the job has no retry configuration",
            job -> job.jobExecutionsRetryConfig() != null,
            JobField.RETRY_CONFIG),
    EXPONENTIAL_RATE(
            "an exponential rate",
            "the job has no exponential rate",
            job -> job.jobExecutionsRolloutConfig() != null
                    && job.jobExecutionsRolloutConfig().exponentialRate() != null,
            JobField.ROLLOUT_CONFIG),
    PRESIGN_ROLE(
            "a presign role",
            "the job has no role that presigns URLs",
            job -> job.presignRole() != null,
            JobField.PRESIGNED_URL_CONFIG),
    DOCUMENT_SOURCE(
            "a document source",
            "the job has no document source",
            job -> job.documentSource() != null,
            JobField.DOCUMENT_SOURCE),
    MANAGED_TEMPLATE(
            "an AWS managed template",
            "the job is not from an AWS managed template",
            job -> job.managedTemplate() != null,
            JobField.JOB_TEMPLATE_ARN),
    DOWNLOAD(
            "a document source, a presign role, or a managed template that downloads or installs",
            "no field of the job shows a download or an installation",
            job -> job.documentSource() != null || job.presignRole() != null || job.installsByTemplate(),
            JobField.DOCUMENT_SOURCE,
            JobField.PRESIGNED_URL_CONFIG,
            JobField.JOB_TEMPLATE_ARN),
    FORCE(
            "a forced cancellation",
            "the job was not force-cancelled",
            "the job was force-cancelled",
            job -> Boolean.TRUE.equals(job.forceCanceled()),
            JobField.FORCE_CANCELED),
    END_TIME(
            "an end time",
            "the job has no end time",
            job -> job.schedulingConfig() != null && job.schedulingConfig().endTime() != null,
            JobField.SCHEDULING_CONFIG),
    WINDOWS(
            "maintenance windows",
            "the job has no maintenance windows",
            job -> job.schedulingConfig() != null
                    && !job.schedulingConfig().maintenanceWindows().isEmpty(),
            JobField.SCHEDULING_CONFIG);

    private static final Feature[] ALL = values();

    private final String text;
    private final Verdict otherwise;
    private final Verdict unwanted;
    private final Predicate<Job> isSet;
    private final Set<JobField> fields;

    Feature(String text, String otherwise, Predicate<Job> isSet, JobField... fields) {
        this(text, otherwise, "the job has " + text, isSet, fields);
    }

    Feature(String text, String otherwise, String unwanted, Predicate<Job> isSet, JobField... fields) {
        this.text = text;
        this.otherwise = Verdict.notApplicable(otherwise);
        this.unwanted = Verdict.notApplicable(unwanted);
        this.isSet = isSet;
        this.fields = Set.of(fields);
    }

    /** The feature in words, such as {@code a timeout}. */
    String text() {
        return text;
    }

    /** The verdict NOT_APPLICABLE on a job without this feature, for rules that judge only jobs with the feature. */
    Verdict otherwise() {
        return otherwise;
    }

    /** The verdict NOT_APPLICABLE on a job with this feature, for rules that judge only jobs without the feature. */
    Verdict unwanted() {
        return unwanted;
    }

    /** The fields of DescribeJob's answer that show whether the feature is set. */
    Set<JobField> fields() {
        return fields;
    }

    boolean isSet(Job job) {
        return isSet.test(job);
    }

    /**
     * Searches {@code some} in the order of this enum. Returns the first feature that has the wanted state for a job;
     * null if no feature has it.
     *
     * @param isSet the wanted state: true if the feature must be set for the job, false if it must not be set
     */
    static @Nullable Feature first(Set<Feature> some, boolean isSet, Job job) {
        if (some.isEmpty()) {
            return null;
        }
        for (Feature feature : ALL) {
            if (some.contains(feature) && feature.isSet(job) == isSet) {
                return feature;
            }
        }
        return null;
    }
}
