package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Jobs for tests of audits. They run on a thing group, are three days old at the start, and have no defects. */
final class TestJobs {

    static final Instant CREATED = TestInstallation.START.minus(Duration.ofDays(3));
    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";

    private TestJobs() {}

    static JobKey key(String jobId, Instant createdAt) {
        return new JobKey(ARN + "job/" + jobId, createdAt);
    }

    /** A job in progress without a defect. */
    static JobBuilder healthy(String jobId) {
        return healthy(key(jobId, CREATED), JobStatus.IN_PROGRESS);
    }

    static JobBuilder healthy(JobKey key, JobStatus status) {
        return Job.builder(key, status)
                .description("Firmware of the pumps")
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(List.of(ARN + "thinggroup/pumps"))
                .timeoutConfig(new TimeoutConfig(60L))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10))))
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(50, null))
                .jobProcessDetails(counters(50, 0))
                .isConcurrent(false)
                .lastUpdatedAt(CREATED);
    }

    /** A job without a timeout, which gives IOTJ-CFG-01, MEDIUM. */
    static Job withoutTimeout(String jobId) {
        return healthy(jobId).timeoutConfig(null).build();
    }

    /** A job with this number of failures in 100 executions: IOTJ-RUN-01, HIGH from 10 on, CRITICAL from 20 on. */
    static Job failing(String jobId, int failed) {
        return healthy(jobId).jobProcessDetails(counters(100 - failed, failed)).build();
    }

    static JobProcessDetails counters(int succeeded, int failed) {
        return JobProcessDetails.builder()
                .succeeded(succeeded)
                .failed(failed)
                .queued(40)
                .inProgress(10)
                .build();
    }
}
