package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings.SchedulingConfig;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.JobTable;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatedJob;
import dev.iotjobs.simulator.SimulatedQuotas;
import dev.iotjobs.simulator.SimulatedQuotas.Quota;
import dev.iotjobs.simulator.TargetSelection;
import dev.iotjobs.simulator.http.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Simulates the operations of AWS IoT that change jobs. In each new job, {@code isConcurrent} is false. */
final class JobCommands {

    private static final byte[] NOTHING = new byte[0];
    private static final int MOST_TARGETS = 100;
    private static final int MOST_DELETIONS = 10;

    private final SimulatedAccount account;

    JobCommands(SimulatedAccount account) {
        this.account = account;
    }

    byte[] create(Request request, String jobId) {
        JobDefinition definition = JobDefinition.read(request);
        Instant now = account.clock().instant();
        JobValidation.all(definition, now);
        List<String> targets = targets(request.region(), definition);
        requireContent(definition);
        // isConcurrent is false, because a simulated rollout takes no time
        SimulatedJob job = newJob(jobId, definition, targets, now);
        requireRoom(request.region(), job);
        if (!account.jobs(request.region()).putIfAbsent(job)) {
            throw Errors.exists(jobId, account.jobArn(request.region(), jobId));
        }
        return receipt(request.region(), job);
    }

    byte[] update(Request request, String jobId) {
        JobDefinition change = JobDefinition.read(request);
        JobValidation.all(change, account.clock().instant());
        if (change.isWithoutChange()) {
            throw Errors.invalid("Update Job request for job " + jobId + " cannot be empty.");
        }
        change(request, jobId, job -> updated(job, change));
        return NOTHING;
    }

    byte[] cancel(Request request, String jobId) {
        boolean force = Constraints.flag("force", request.query().get("force"));
        JobDefinition reasons = JobDefinition.read(request);
        JobValidation.all(reasons, account.clock().instant());
        requireConcurrency(request.region());
        return receipt(request.region(), change(request, jobId, job -> canceled(job, reasons, force)));
    }

    byte[] delete(Request request, String jobId) {
        boolean force = Constraints.flag("force", request.query().get("force"));
        JobTable jobs = account.jobs(request.region());
        change(request, jobId, job -> {
            requireDeletable(job, force);
            requireFewDeletions(jobs);
            return deleting(job);
        });
        jobs.removeAt(jobId, account.clock().instant().plus(account.deletionDelay()));
        return NOTHING;
    }

    private SimulatedJob change(Request request, String jobId, UnaryOperator<SimulatedJob> change) {
        return account.jobs(request.region()).mutate(jobId, change).orElseThrow(() -> Errors.noSuchJob(jobId));
    }

    private SimulatedJob newJob(String jobId, JobDefinition definition, List<String> targets, Instant now) {
        @Nullable
        TargetSelection selection =
                Constraints.enumValue("targetSelection", definition.targetSelection(), TargetSelection.class);
        boolean waits = waits(definition.schedulingConfig());
        int executions = targets.stream().mapToInt(account::things).sum();
        return SimulatedJob.builder(jobId, now)
                .targets(targets)
                .targetSelection(selection == null ? TargetSelection.SNAPSHOT : selection)
                .status(waits ? JobStatus.SCHEDULED : JobStatus.IN_PROGRESS)
                .counters(waits ? JobCounters.NONE : JobCounters.queued(executions))
                .description(definition.description())
                .settings(definition.settings())
                .namespaceId(definition.namespaceId())
                .thingGroupId(thingGroupId(targets))
                .jobTemplateArn(definition.jobTemplateArn())
                .documentParameters(Objects.requireNonNullElse(definition.documentParameters(), Map.of()))
                .destinationPackageVersions(
                        Objects.requireNonNullElse(definition.destinationPackageVersions(), List.of()))
                .documentSource(definition.documentSource())
                .document(definition.document())
                .tags(JobTags.of(Objects.requireNonNullElse(definition.tags(), List.of())))
                .build();
    }

    private SimulatedJob updated(SimulatedJob job, JobDefinition change) {
        if (job.status() != JobStatus.IN_PROGRESS) {
            throw Errors.invalid("Job " + job.jobId() + " in status " + job.status() + " cannot be updated.");
        }
        JobValidation.retryUpdate(job.settings().jobExecutionsRetryConfig(), change.jobExecutionsRetryConfig());
        return job.toBuilder()
                .description(change.description() == null ? job.description() : change.description())
                .settings(change.over(job.settings()))
                .lastUpdatedAt(account.clock().instant())
                .build();
    }

    private SimulatedJob canceled(SimulatedJob job, JobDefinition reasons, boolean force) {
        if (!isLive(job)) {
            throw Errors.invalid("Job " + job.jobId() + " is in status " + job.status() + " and cannot be canceled");
        }
        Instant now = account.clock().instant();
        return job.toBuilder()
                .status(JobStatus.CANCELED)
                .forceCanceled(force)
                .reasonCode(reasons.reasonCode())
                .comment(reasons.comment())
                .counters(job.counters().afterCancel(force))
                .lastUpdatedAt(now)
                .completedAt(now)
                .build();
    }

    private SimulatedJob deleting(SimulatedJob job) {
        return job.toBuilder()
                .status(JobStatus.DELETION_IN_PROGRESS)
                .lastUpdatedAt(account.clock().instant())
                .build();
    }

    private byte[] receipt(String region, SimulatedJob job) {
        return Json.object(json -> json.put("jobArn", account.jobArn(region, job.jobId()))
                .put("jobId", job.jobId())
                .put("description", job.description()));
    }

    private List<String> targets(String region, JobDefinition definition) {
        List<String> targets = Constraints.required("targets", definition.targets());
        if (targets.size() > MOST_TARGETS) {
            throw Errors.limit("A job has at most " + MOST_TARGETS + " targets, not " + targets.size() + ".");
        }
        for (String target : targets) {
            if (!target.startsWith(account.iotArn(region, "thing/"))
                    && !target.startsWith(account.iotArn(region, "thinggroup/"))) {
                throw Errors.invalid(
                        "Invalid target '" + target + "': must be the ARN of a thing or thing group of account "
                                + account.accountId() + " in " + region + ".");
            }
        }
        return targets;
    }

    private static void requireContent(JobDefinition definition) {
        if (definition.document() == null
                && definition.documentSource() == null
                && definition.jobTemplateArn() == null
                && definition.destinationPackageVersions() == null) {
            throw Errors.invalid(
                    "Either document, documentSource, jobTemplateArn or destinationPackageVersions is needed.");
        }
    }

    private void requireRoom(String region, SimulatedJob job) {
        boolean continuous = job.targetSelection() == TargetSelection.CONTINUOUS;
        requireBelow(
                region,
                continuous ? SimulatedQuotas.ACTIVE_CONTINUOUS_JOBS : SimulatedQuotas.ACTIVE_SNAPSHOT_JOBS,
                each -> each.targetSelection() == job.targetSelection() && isLive(each));
    }

    private void requireConcurrency(String region) {
        requireBelow(region, SimulatedQuotas.CONCURRENT_JOBS, each -> Boolean.TRUE.equals(each.isConcurrent()));
    }

    private void requireBelow(String region, String quotaCode, Predicate<SimulatedJob> counted) {
        @Nullable Quota quota = account.quotas().find(region, "iot", quotaCode).orElse(null);
        if (quota != null && account.jobs(region).count(counted) >= quota.value()) {
            throw Errors.limit("Limit of " + (long) quota.value() + " reached: " + quota.name() + ".");
        }
    }

    private static void requireDeletable(SimulatedJob job, boolean force) {
        boolean deletable = job.status().isTerminal() || (force && isLive(job));
        if (!deletable) {
            throw Errors.transition("Job " + job.jobId() + " is in status " + job.status() + " and cannot be deleted"
                    + (isLive(job) ? " without force" : ""));
        }
    }

    private static void requireFewDeletions(JobTable jobs) {
        if (jobs.count(job -> job.status() == JobStatus.DELETION_IN_PROGRESS) >= MOST_DELETIONS) {
            throw Errors.limit("At most " + MOST_DELETIONS + " jobs may be DELETION_IN_PROGRESS at a time.");
        }
    }

    private static boolean isLive(SimulatedJob job) {
        return job.status() == JobStatus.IN_PROGRESS || job.status() == JobStatus.SCHEDULED;
    }

    private static boolean waits(@Nullable SchedulingConfig config) {
        return config != null && config.startTime() != null;
    }

    private static @Nullable String thingGroupId(List<String> targets) {
        return targets.stream()
                .filter(target -> target.contains(":thinggroup/"))
                .findFirst()
                .map(arn -> UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .orElse(null);
    }
}
