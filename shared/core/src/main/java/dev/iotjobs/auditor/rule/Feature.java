package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.JobField;
import dev.iotjobs.auditor.job.Job;
import java.util.function.Predicate;

/** What may be set for a job, by which rules choose jobs. */
public enum Feature {
    /** In 1 to 10,080 minutes; the service knows no other. */
    TIMEOUT("a timeout", "timeout", JobField.TIMEOUT_CONFIG, Job::hasTimeout),
    ABORT_CRITERIA("abort criteria", "abort criteria", JobField.ABORT_CONFIG, Job::hasAbortCriteria),
    /** A number of retries above 0. */
    RETRIES("retries", "retries", JobField.RETRY_CONFIG, Job::retriesExecutions),
    RETRY_CONFIG(
            "a retry configuration",
            "retry configuration",
            JobField.RETRY_CONFIG,
            job -> job.jobExecutionsRetryConfig() != null),
    EXPONENTIAL_RATE(
            "an exponential rate",
            "exponential rate",
            JobField.ROLLOUT_CONFIG,
            job -> job.jobExecutionsRolloutConfig() != null
                    && job.jobExecutionsRolloutConfig().exponentialRate() != null),
    PRESIGN_ROLE(
            "a role that presigns URLs",
            "role that presigns URLs",
            JobField.PRESIGNED_URL_CONFIG,
            job -> job.presignedUrlConfig() != null && job.presignedUrlConfig().roleArn() != null),
    DOCUMENT_SOURCE(
            "a document source", "document source", JobField.DOCUMENT_SOURCE, job -> job.documentSource() != null),
    END_TIME(
            "an end time",
            "end time",
            JobField.SCHEDULING_CONFIG,
            job -> job.schedulingConfig() != null && job.schedulingConfig().endTime() != null),
    WINDOWS(
            "maintenance windows",
            "maintenance windows",
            JobField.SCHEDULING_CONFIG,
            job -> job.schedulingConfig() != null
                    && !job.schedulingConfig().maintenanceWindows().isEmpty());

    private final String text;
    private final String noun;
    private final JobField field;
    private final Predicate<Job> isSet;

    Feature(String text, String noun, JobField field, Predicate<Job> isSet) {
        this.text = text;
        this.noun = noun;
        this.field = field;
        this.isSet = isSet;
    }

    /** In words, such as {@code a timeout}. */
    String text() {
        return text;
    }

    /** The same without an article. */
    String noun() {
        return noun;
    }

    /** The field of DescribeJob's answer that says it. */
    JobField field() {
        return field;
    }

    boolean isSet(Job job) {
        return isSet.test(job);
    }
}
