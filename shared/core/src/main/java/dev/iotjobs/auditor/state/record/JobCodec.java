package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
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
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Packed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Packs a described job into about 400 bytes. Leaves out the key, the status and the time of the last update. Equal
 * jobs give equal bytes. Unpacking ignores unknown fields, which later versions may write.
 */
public final class JobCodec {

    private JobCodec() {}

    public static byte[] pack(Job job) {
        return Packed.pack(new Fields()
                .text(
                        "sel",
                        job.targetSelection() == null
                                ? null
                                : job.targetSelection().value())
                .flag("forced", job.forceCanceled())
                .text("reason", job.reasonCode())
                .text("comment", job.comment())
                .texts("targets", job.targets())
                .text("desc", job.description())
                .text("source", job.documentSource())
                .part("presign", job.presignedUrlConfig(), JobCodec::fields)
                .part("rollout", job.jobExecutionsRolloutConfig(), JobCodec::fields)
                .list(
                        "abort",
                        job.abortConfig() == null ? null : job.abortConfig().criteriaList(),
                        JobCodec::fields)
                .list(
                        "retry",
                        job.jobExecutionsRetryConfig() == null
                                ? null
                                : job.jobExecutionsRetryConfig().criteriaList(),
                        JobCodec::fields)
                .number(
                        "timeout",
                        job.timeoutConfig() == null ? null : job.timeoutConfig().inProgressTimeoutInMinutes())
                .part("schedule", job.schedulingConfig(), JobCodec::fields)
                .texts("rollouts", job.scheduledJobRollouts())
                .instant("completed", job.completedAt())
                .part("counters", job.jobProcessDetails(), JobCodec::fields)
                .text("namespace", job.namespaceId())
                .text("template", job.jobTemplateArn())
                .texts("parameters", job.documentParameters().names())
                .part("scan", ScanCodec.stored(job.documentParameters()), ScanCodec::fields)
                .flag("concurrent", job.isConcurrent())
                .texts("packages", job.destinationPackageVersions())
                .map());
    }

    /**
     * Unpacks a job.
     *
     * @throws IllegalArgumentException if the bytes are not a job
     */
    public static Job unpack(JobKey key, JobStatus status, @Nullable Instant lastUpdatedAt, byte[] packed) {
        Fields fields = Fields.of(Packed.unpack(packed));
        String selection = fields.text("sel");
        Long timeout = fields.number("timeout");
        return Job.builder(key, status)
                .lastUpdatedAt(lastUpdatedAt)
                .targetSelection(TargetSelection.of(selection))
                .forceCanceled(fields.flag("forced"))
                .reasonCode(fields.text("reason"))
                .comment(fields.text("comment"))
                .targets(fields.texts("targets"))
                .description(fields.text("desc"))
                .documentSource(fields.text("source"))
                .presignedUrlConfig(fields.part(
                        "presign", part -> new PresignedUrlConfig(part.text("role"), part.number("expires"))))
                .jobExecutionsRolloutConfig(fields.part("rollout", JobCodec::rollout))
                .abortConfig(fields.has("abort") ? new AbortConfig(fields.list("abort", JobCodec::abort)) : null)
                .jobExecutionsRetryConfig(
                        fields.has("retry")
                                ? new JobExecutionsRetryConfig(fields.list("retry", JobCodec::retry))
                                : null)
                .timeoutConfig(timeout == null ? null : new TimeoutConfig(timeout))
                .schedulingConfig(fields.part("schedule", JobCodec::schedule))
                .scheduledJobRollouts(fields.texts("rollouts"))
                .completedAt(fields.instant("completed"))
                .jobProcessDetails(fields.part("counters", JobCodec::counters))
                .namespaceId(fields.text("namespace"))
                .jobTemplateArn(fields.text("template"))
                .documentParameters(ScanCodec.parameters(fields.texts("parameters"), fields.part("scan", scan -> scan)))
                .isConcurrent(fields.flag("concurrent"))
                .destinationPackageVersions(fields.texts("packages"))
                .build();
    }

    public static Attribute pack(JobProcessDetails counters) {
        return fields(counters).map();
    }

    public static JobProcessDetails counters(Attribute packed) {
        return counters(Fields.of(packed));
    }

    private static Fields fields(PresignedUrlConfig config) {
        return new Fields().text("role", config.roleArn()).number("expires", config.expiresInSec());
    }

    private static Fields fields(JobExecutionsRolloutConfig config) {
        return new Fields()
                .number("max", config.maximumPerMinute())
                .part("exp", config.exponentialRate(), JobCodec::fields);
    }

    private static Fields fields(ExponentialRolloutRate rate) {
        return new Fields()
                .number("base", rate.baseRatePerMinute())
                .decimal("factor", rate.incrementFactor())
                .part(
                        "after",
                        rate.rateIncreaseCriteria(),
                        criteria -> new Fields()
                                .number("notified", criteria.numberOfNotifiedThings())
                                .number("succeeded", criteria.numberOfSucceededThings()));
    }

    private static JobExecutionsRolloutConfig rollout(Fields fields) {
        return new JobExecutionsRolloutConfig(
                fields.integer("max"),
                fields.part(
                        "exp",
                        rate -> new ExponentialRolloutRate(
                                rate.integer("base"),
                                rate.decimal("factor"),
                                rate.part(
                                        "after",
                                        criteria -> new RateIncreaseCriteria(
                                                criteria.integer("notified"), criteria.integer("succeeded"))))));
    }

    private static Fields fields(AbortCriteria criterion) {
        return new Fields()
                .text("type", criterion.failureType())
                .text("action", criterion.action())
                .decimal("percent", criterion.thresholdPercentage())
                .number("min", criterion.minNumberOfExecutedThings());
    }

    private static AbortCriteria abort(Fields fields) {
        return new AbortCriteria(
                fields.text("type"), fields.text("action"), fields.decimal("percent"), fields.integer("min"));
    }

    private static Fields fields(RetryCriteria criterion) {
        return new Fields().text("type", criterion.failureType()).number("n", criterion.numberOfRetries());
    }

    private static RetryCriteria retry(Fields fields) {
        return new RetryCriteria(fields.text("type"), fields.integer("n"));
    }

    private static Fields fields(SchedulingConfig config) {
        return new Fields()
                .text("start", config.startTime())
                .text("end", config.endTime())
                .text("behavior", config.endBehavior())
                .list(
                        "windows",
                        config.maintenanceWindows(),
                        window -> new Fields()
                                .text("start", window.startTime())
                                .number("minutes", window.durationInMinutes()));
    }

    private static SchedulingConfig schedule(Fields fields) {
        return new SchedulingConfig(
                fields.text("start"),
                fields.text("end"),
                fields.text("behavior"),
                fields.list(
                        "windows", window -> new MaintenanceWindow(window.text("start"), window.integer("minutes"))));
    }

    private static Fields fields(JobProcessDetails counters) {
        return new Fields()
                .texts("processing", counters.processingTargets())
                .number("canceled", counters.numberOfCanceledThings())
                .number("succeeded", counters.numberOfSucceededThings())
                .number("failed", counters.numberOfFailedThings())
                .number("rejected", counters.numberOfRejectedThings())
                .number("queued", counters.numberOfQueuedThings())
                .number("inProgress", counters.numberOfInProgressThings())
                .number("removed", counters.numberOfRemovedThings())
                .number("timedOut", counters.numberOfTimedOutThings());
    }

    private static JobProcessDetails counters(Fields fields) {
        return JobProcessDetails.builder()
                .processingTargets(fields.texts("processing"))
                .canceled(fields.integer("canceled"))
                .succeeded(fields.integer("succeeded"))
                .failed(fields.integer("failed"))
                .rejected(fields.integer("rejected"))
                .queued(fields.integer("queued"))
                .inProgress(fields.integer("inProgress"))
                .removed(fields.integer("removed"))
                .timedOut(fields.integer("timedOut"))
                .build();
    }
}
