package dev.iotjobs.auditor.rule.runtime;

import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.policy.FailureRate;
import dev.iotjobs.auditor.policy.Percent;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Threshold;
import dev.iotjobs.auditor.policy.Threshold.Level;
import dev.iotjobs.auditor.rule.Applicability;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.JobFacts;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.RuleSettings;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Texts;
import dev.iotjobs.auditor.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job too many of whose executions failed or timed out, of those that succeeded, failed, timed out or were rejected.
 * A job on a single thing is left alone: its executions are attempts of one device.
 */
public final class FailureRateTooHigh implements Rule<JobFacts> {

    /** The reason that the service gives a job which its own abort criteria stopped. */
    private static final String ABORTED = "ABORT_CANCEL";

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-RUN-01",
            2,
            "Failure rate too high",
            Severity.HIGH,
            "The update is defective or went to the wrong devices. Devices that failed may be on the old version or in"
                    + " an undefined state.",
            "If the update is at fault, stop the rollout. See which devices failed, and which version they report.",
            "DescribeJob: job.jobProcessDetails, job.targets, job.jobExecutionsRetryConfig",
            List.of(
                    "IoT Lens IOTOPS09-BP01",
                    "NIST 800-53 SI-2",
                    "NIST 800-53 SI-4(5)",
                    "NIST 800-53 IR-4",
                    "CIS Controls 7.4"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public RuleSettings settings(Policy policy) {
        FailureRate rate = policy.failureRate();
        return RuleSettings.none()
                .and("failurePercent", rate.percent())
                .and("minimumExecuted", rate.minimumExecuted())
                .and("smallFleetFailures", rate.smallFleetFailures())
                .and("smallFleetPercent", rate.smallFleetPercent())
                .and("grace", policy.grace())
                .and("recent", policy.recent())
                .and("agesOutAfter", policy.agesOutAfter());
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        return notConcerned(job, context).orElseGet(() -> {
            JobProcessDetails counters = job.counters();
            if (counters == null) {
                return Verdict.insufficientData(Gap.MISSING, "the answer lacks the execution counters of the job");
            }
            Sample sample =
                    Sample.of(facts, counters, context.now(), context.policy().recent());
            return sample.executed() < context.policy().failureRate().minimumExecuted()
                    ? judgeSmallFleet(job, sample, context)
                    : judgeRate(job, sample, context);
        });
    }

    private static Optional<Verdict> notConcerned(Job job, RuleContext context) {
        Optional<Verdict> beingDeleted = Applicability.ifBeingDeleted(job);
        if (beingDeleted.isPresent()) {
            return beingDeleted;
        }
        if (job.isSingleThing() == Truth.TRUE) {
            return Optional.of(Verdict.notApplicable("a single thing is the target of the job"));
        }
        Optional<Verdict> endedLongAgo = Applicability.ifEndedLongAgo(job, context);
        if (endedLongAgo.isPresent()) {
            return endedLongAgo;
        }
        Truth unconcerned = job.hasStatus(JobStatus.DELETION_IN_PROGRESS).or(job.isSingleThing());
        return unconcerned == Truth.UNKNOWN ? Optional.of(Applicability.missing(job)) : Optional.empty();
    }

    private static Verdict judgeRate(Job job, Sample sample, RuleContext context) {
        Level level = context.policy()
                .failureRate()
                .percent()
                .level(sample.failures(), sample.executed(), context.levelBefore(Severity.CRITICAL));
        return switch (level) {
            case BELOW -> compliant(sample, context);
            case OVER -> tooHigh(job, sample, context, Severity.HIGH);
            case FAR_OVER -> tooHigh(job, sample, context, job.retriesExecutions() ? Severity.HIGH : Severity.CRITICAL);
        };
    }

    /** A few executions are judged if enough of them failed, and not one device often. */
    private static Verdict judgeSmallFleet(Job job, Sample sample, RuleContext context) {
        FailureRate rate = context.policy().failureRate();
        if (!job.retriesExecutions()
                && sample.failures() >= rate.smallFleetFailures()
                && Percent.isAtLeast(sample.failures(), sample.executed(), rate.smallFleetPercent())) {
            return isWithinGrace(job, context)
                    ? Verdict.insufficientData(Gap.TOO_YOUNG, figures(sample) + ", of a job that has just begun")
                    : tooHigh(job, sample, context, Severity.HIGH);
        }
        if (context.before().isOpen()
                && !Percent.isAtLeast(
                        sample.failures(), sample.executed(), rate.percent().closesBelow())) {
            return compliant(sample, context);
        }
        return Verdict.insufficientData(
                Gap.TOO_FEW,
                Texts.count(sample.executed(), "execution") + " ended, a rate needs " + rate.minimumExecuted());
    }

    private static boolean isWithinGrace(Job job, RuleContext context) {
        Instant createdAt = job.key().createdAt();
        return createdAt != null
                && !context.isAtLeastAgo(createdAt, context.policy().grace());
    }

    private static Verdict compliant(Sample sample, RuleContext context) {
        return Verdict.compliant(context.before().isOpen() ? "now " + percent(sample) : figures(sample));
    }

    private static Verdict tooHigh(Job job, Sample sample, RuleContext context, Severity severity) {
        return Verdict.nonCompliant(
                severity,
                reason(job, sample),
                evidence(job, sample, context.policy()),
                commands(job, sample, context.policy()));
    }

    private static String reason(Job job, Sample sample) {
        StringBuilder reason = new StringBuilder(figures(sample));
        JobProcessDetails counters = job.counters();
        if (counters != null && counters.open() > 0 && job.isLive() == Truth.TRUE) {
            reason.append("; ")
                    .append(Texts.count(counters.open(), "execution"))
                    .append(counters.open() == 1 ? " is" : " are")
                    .append(" still to come");
        }
        if (job.retriesExecutions()) {
            reason.append("; the job retries, so these are attempts and not devices");
        }
        if (ABORTED.equals(job.reasonCode())) {
            reason.append("; the job's own abort criteria stopped it");
        }
        return reason.toString();
    }

    private static String figures(Sample sample) {
        String since = sample.since() == null ? "" : " since " + Texts.time(sample.since());
        return Texts.number(sample.failures()) + " of " + Texts.count(sample.executed(), "execution") + since
                + " failed or timed out (" + percent(sample) + ")";
    }

    private static String percent(Sample sample) {
        return Percent.text(sample.failures(), sample.executed());
    }

    private static Evidence evidence(Job job, Sample sample, Policy policy) {
        JobProcessDetails counters = job.counters();
        Threshold threshold = policy.failureRate().percent();
        Evidence evidence = Evidence.of(job)
                .and("failed", sample.failed())
                .and("timedOut", sample.timedOut())
                .and("succeeded", sample.succeeded())
                .and("rejected", sample.rejected())
                .and("executed", sample.executed())
                .and("failurePercent", Percent.cut(sample.failures(), sample.executed()))
                .andIfKnown("countedSince", sample.since() == null ? null : Texts.time(sample.since()));
        if (counters != null) {
            evidence = evidence.and("queued", counters.queued())
                    .and("inProgress", counters.inProgress())
                    .and("canceled", counters.canceled())
                    .and("removed", counters.removed());
        }
        return evidence.and("retries", job.retriesExecutions())
                .andIfKnown("reasonCode", job.reasonCode())
                .and("highFromPercent", threshold.opensAt())
                .and("criticalFromPercent", threshold.risesAt())
                .and("closesBelowPercent", threshold.closesBelow())
                .and("minimumExecuted", policy.failureRate().minimumExecuted());
    }

    private static List<CliCommand> commands(Job job, Sample sample, Policy policy) {
        boolean mostTimedOut = sample.timedOut() > sample.failed();
        String which = mostTimedOut ? "which devices timed out:" : "which devices failed:";
        String status = mostTimedOut ? "TIMED_OUT" : "FAILED";
        if (job.isLive() != Truth.TRUE) {
            return List.of(JobCommands.executions(job, "See " + which, status));
        }
        List<CliCommand> commands = new ArrayList<>(JobCommands.stop(job, "HIGH_FAILURE_RATE", staysOpen(policy)));
        commands.add(JobCommands.executions(job, "Or see first " + which, status));
        return commands;
    }

    /** A cancelled job keeps its failures. */
    private static String staysOpen(Policy policy) {
        return "The finding stays open until the rate is below "
                + Percent.plain(policy.failureRate().percent().closesBelow()) + " %, the job is deleted, or it ended "
                + Texts.count(policy.agesOutAfter().toDays(), "day") + " ago";
    }
}
