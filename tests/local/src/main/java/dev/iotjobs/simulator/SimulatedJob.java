package dev.iotjobs.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One job with every field of DescribeJob except the ARN, and with its document and tags. A null field is not set, and
 * is never sent. Immutable; {@link #toBuilder()} starts a changed copy.
 *
 * @param jobId unique within a Region
 * @param thingGroupId ID of the first group among the targets, as ListJobs returns it
 * @param scheduledJobRollouts start times of the next maintenance windows
 * @param document the job document; null if only {@code documentSource} is known
 */
public record SimulatedJob(
        String jobId,
        List<String> targets,
        TargetSelection targetSelection,
        JobStatus status,
        @Nullable Boolean forceCanceled,
        @Nullable String reasonCode,
        @Nullable String comment,
        @Nullable String description,
        Instant createdAt,
        Instant lastUpdatedAt,
        @Nullable Instant completedAt,
        JobSettings settings,
        JobCounters counters,
        @Nullable Boolean isConcurrent,
        @Nullable String namespaceId,
        @Nullable String thingGroupId,
        @Nullable String jobTemplateArn,
        Map<String, String> documentParameters,
        List<String> destinationPackageVersions,
        List<String> scheduledJobRollouts,
        @Nullable String documentSource,
        @Nullable String document,
        Map<String, String> tags) {

    public SimulatedJob {
        targets = List.copyOf(targets);
        documentParameters = Map.copyOf(documentParameters);
        destinationPackageVersions = List.copyOf(destinationPackageVersions);
        scheduledJobRollouts = List.copyOf(scheduledJobRollouts);
        tags = Map.copyOf(tags);
    }

    /**
     * A builder for a snapshot job in progress, without configuration, targets and executions. By default the time of
     * its last update is the time of its creation.
     */
    public static Builder builder(String jobId, Instant createdAt) {
        return new Builder(jobId, createdAt);
    }

    /** A builder like {@link #builder}, but with a description, which a rule of the auditor requires. */
    public static Builder described(String jobId, Instant createdAt) {
        return builder(jobId, createdAt).description("Firmware of the pumps");
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * The job after devices have answered, with new counters. The answers can also end a job in progress:
     *
     * <ul>
     *   <li>A snapshot job completes if all its executions have ended.
     *   <li>Any job that does not complete is cancelled if one of its abort criteria is met.
     * </ul>
     *
     * @param then the counters that the job has after the answers
     */
    public SimulatedJob answered(JobCounters then, Instant now) {
        SimulatedJob next = toBuilder().counters(then).build();
        if (status != JobStatus.IN_PROGRESS) {
            return next;
        }
        if (targetSelection == TargetSelection.SNAPSHOT && then.total() == then.ended()) {
            return next.ended(JobStatus.COMPLETED, now).build();
        }
        return AbortReason.of(settings.abortConfig(), then)
                .map(reason -> next.aborted(reason, now))
                .orElse(next);
    }

    private SimulatedJob aborted(AbortReason reason, Instant now) {
        return ended(JobStatus.CANCELED, now)
                .forceCanceled(false)
                .reasonCode(AbortReason.CODE)
                .comment(reason.comment())
                .counters(counters.afterCancel(false))
                .build();
    }

    private Builder ended(JobStatus as, Instant now) {
        return toBuilder().status(as).lastUpdatedAt(now).completedAt(now);
    }

    /** Builds a job. Not thread-safe. */
    public static final class Builder {
        private final String jobId;
        private List<String> targets = List.of();
        private TargetSelection targetSelection = TargetSelection.SNAPSHOT;
        private JobStatus status = JobStatus.IN_PROGRESS;
        private @Nullable Boolean forceCanceled;
        private @Nullable String reasonCode;
        private @Nullable String comment;
        private @Nullable String description;
        private Instant createdAt;
        private Instant lastUpdatedAt;
        private @Nullable Instant completedAt;
        private JobSettings settings = JobSettings.NONE;
        private JobCounters counters = JobCounters.NONE;
        private @Nullable Boolean isConcurrent = false;
        private @Nullable String namespaceId;
        private @Nullable String thingGroupId;
        private @Nullable String jobTemplateArn;
        private Map<String, String> documentParameters = Map.of();
        private List<String> destinationPackageVersions = List.of();
        private List<String> scheduledJobRollouts = List.of();
        private @Nullable String documentSource;
        private @Nullable String document;
        private Map<String, String> tags = Map.of();

        private Builder(String jobId, Instant createdAt) {
            this.jobId = jobId;
            this.createdAt = createdAt;
            this.lastUpdatedAt = createdAt;
        }

        private Builder(SimulatedJob job) {
            jobId = job.jobId;
            targets = job.targets;
            targetSelection = job.targetSelection;
            status = job.status;
            forceCanceled = job.forceCanceled;
            reasonCode = job.reasonCode;
            comment = job.comment;
            description = job.description;
            createdAt = job.createdAt;
            lastUpdatedAt = job.lastUpdatedAt;
            completedAt = job.completedAt;
            settings = job.settings;
            counters = job.counters;
            isConcurrent = job.isConcurrent;
            namespaceId = job.namespaceId;
            thingGroupId = job.thingGroupId;
            jobTemplateArn = job.jobTemplateArn;
            documentParameters = job.documentParameters;
            destinationPackageVersions = job.destinationPackageVersions;
            scheduledJobRollouts = job.scheduledJobRollouts;
            documentSource = job.documentSource;
            document = job.document;
            tags = job.tags;
        }

        public Builder targets(List<String> value) {
            targets = value;
            return this;
        }

        public Builder targetSelection(TargetSelection value) {
            targetSelection = value;
            return this;
        }

        public Builder status(JobStatus value) {
            status = value;
            return this;
        }

        public Builder forceCanceled(@Nullable Boolean value) {
            forceCanceled = value;
            return this;
        }

        public Builder reasonCode(@Nullable String value) {
            reasonCode = value;
            return this;
        }

        public Builder comment(@Nullable String value) {
            comment = value;
            return this;
        }

        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        public Builder createdAt(Instant value) {
            createdAt = value;
            return this;
        }

        public Builder lastUpdatedAt(Instant value) {
            lastUpdatedAt = value;
            return this;
        }

        public Builder completedAt(@Nullable Instant value) {
            completedAt = value;
            return this;
        }

        public Builder settings(JobSettings value) {
            settings = value;
            return this;
        }

        public Builder counters(JobCounters value) {
            counters = value;
            return this;
        }

        public Builder isConcurrent(@Nullable Boolean value) {
            isConcurrent = value;
            return this;
        }

        public Builder namespaceId(@Nullable String value) {
            namespaceId = value;
            return this;
        }

        public Builder thingGroupId(@Nullable String value) {
            thingGroupId = value;
            return this;
        }

        public Builder jobTemplateArn(@Nullable String value) {
            jobTemplateArn = value;
            return this;
        }

        public Builder documentParameters(Map<String, String> value) {
            documentParameters = value;
            return this;
        }

        public Builder destinationPackageVersions(List<String> value) {
            destinationPackageVersions = value;
            return this;
        }

        public Builder scheduledJobRollouts(List<String> value) {
            scheduledJobRollouts = value;
            return this;
        }

        public Builder documentSource(@Nullable String value) {
            documentSource = value;
            return this;
        }

        public Builder document(@Nullable String value) {
            document = value;
            return this;
        }

        public Builder tags(Map<String, String> value) {
            tags = value;
            return this;
        }

        public SimulatedJob build() {
            return new SimulatedJob(
                    jobId,
                    targets,
                    targetSelection,
                    status,
                    forceCanceled,
                    reasonCode,
                    comment,
                    description,
                    createdAt,
                    lastUpdatedAt,
                    completedAt,
                    settings,
                    counters,
                    isConcurrent,
                    namespaceId,
                    thingGroupId,
                    jobTemplateArn,
                    documentParameters,
                    destinationPackageVersions,
                    scheduledJobRollouts,
                    documentSource,
                    document,
                    tags);
        }
    }
}
