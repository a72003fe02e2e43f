package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.REASON_CODE;
import static dev.iotjobs.auditor.fact.JobField.RETRY_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.TARGET_SELECTION;
import static dev.iotjobs.auditor.rule.Control.cis;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Guards.afterGrace;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.SEVERAL_DEVICES;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.CRITICAL;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.runtime.Sample.MINIMUM_EXECUTED;
import static dev.iotjobs.auditor.setting.SharedSettings.AGES_OUT_AFTER;
import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;
import static dev.iotjobs.auditor.setting.SharedSettings.RECENT;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.setting.Threshold;
import dev.iotjobs.auditor.setting.Threshold.Level;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds that too many of the ended executions of a job failed or timed out. Cancelled and removed executions do not
 * count as ended. The rule does not judge a job on a single thing.
 */
public final class FailureRateTooHigh extends Rule<JobFacts> {

    private static final String FAILED = "failed or timed out";

    /** The reason code that the service gives a job when its abort criteria cancel it. */
    private static final String ABORTED = "ABORT_CANCEL";

    private static final Setting<Threshold> FAILURE_PERCENT = Setting.percentLevels(
            "failurePercent",
            new Threshold(10, 8, 20, 16),
            50,
            "Share of the ended executions that failed or timed out.");

    private static final Setting<Integer> SMALL_FLEET_FAILURES = Setting.count(
            "smallFleetFailures",
            3,
            1,
            100,
            "executions",
            "If fewer than minimumExecuted executions have ended, a finding opens only if at least this many failed or"
                    + " timed out.");

    private static final Setting<Double> SMALL_FLEET_PERCENT = Setting.percent(
            "smallFleetPercent",
            75,
            50,
            100,
            "If fewer than minimumExecuted executions have ended, a finding opens only if at least this share of them"
                    + " failed or timed out.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-01")
            .version(2)
            .title("Failure rate too high")
            .finds("At least `minimumExecuted` executions of a job have ended, and `failurePercent.opensAt` or more of"
                    + " them failed or timed out. Or fewer have ended, and those that failed or timed out are"
                    + " at least `smallFleetFailures`, and at least `smallFleetPercent` of all that ended.")
            // On a single thing, the executions are attempts of one device
            .appliesTo(jobs(ANY_BUT_DELETION).targeting(SEVERAL_DEVICES))
            .severity(
                    CRITICAL,
                    "at least `minimumExecuted` executions have ended, `failurePercent.risesAt` or more of them failed"
                            + " or timed out, and the job has no retries")
            .severity(
                    HIGH,
                    "at least `minimumExecuted` executions have ended, and `failurePercent.opensAt` or more of them"
                            + " failed or timed out; or fewer have ended, the job has no retries, and those that failed"
                            + " or timed out are at least `smallFleetFailures`, and at least `smallFleetPercent` of all"
                            + " that ended")
            .settings(FAILURE_PERCENT, MINIMUM_EXECUTED, SMALL_FLEET_FAILURES, SMALL_FLEET_PERCENT, GRACE, RECENT)
            .reads(COUNTERS)
            .mayRead(RETRY_CONFIG, REASON_CODE, TARGET_SELECTION, CREATED_AT)
            .closes("When the rate is below `failurePercent.closesBelow`, even if fewer than `minimumExecuted`"
                    + " executions have ended.")
            .why(
                    "The update is defective or went to the wrong devices. Devices that failed may be on the old version or in"
                            + " an undefined state.")
            .fix(
                    "If the update is at fault, stop the rollout. See which devices failed, and which version they report.")
            .controls(iotLens("IOTOPS09-BP01"), nist("SI-2"), nist("SI-4(5)"), nist("IR-4"), cis("7.4"))
            .build();

    public FailureRateTooHigh() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Sample sample = Sample.of(facts, context);
        return sample.isFull(context)
                ? judgeRate(facts.job(), sample, context)
                : judgeSmallFleet(facts, sample, context);
    }

    private static Verdict judgeRate(Job job, Sample sample, RuleContext context) {
        Level level =
                context.get(FAILURE_PERCENT).level(sample.failures(), sample.executed(), context.levelBefore(CRITICAL));
        return switch (level) {
            case BELOW -> sample.compliant(sample.failures(), FAILED, context);
            case OVER -> tooHigh(job, sample, context, HIGH);
            case FAR_OVER -> tooHigh(job, sample, context, job.retriesExecutions() ? HIGH : CRITICAL);
        };
    }

    /**
     * Judges a sample of fewer executions than the setting {@code minimumExecuted}. Opens no finding for a job with
     * retries.
     */
    private static Verdict judgeSmallFleet(JobFacts facts, Sample sample, RuleContext context) {
        Job job = facts.job();
        // With retries, all failures could be attempts of one device
        if (!job.retriesExecutions()
                && sample.failures() >= context.get(SMALL_FLEET_FAILURES)
                && Percent.isAtLeast(sample.failures(), sample.executed(), context.get(SMALL_FLEET_PERCENT))) {
            return afterGrace(facts, context, figures(sample), () -> tooHigh(job, sample, context, HIGH));
        }
        if (context.isOpen()
                && !Percent.isAtLeast(
                        sample.failures(),
                        sample.executed(),
                        context.get(FAILURE_PERCENT).closesBelow())) {
            return sample.compliant(sample.failures(), FAILED, context);
        }
        return sample.tooFew(context);
    }

    private static Verdict tooHigh(Job job, Sample sample, RuleContext context, Severity severity) {
        return Verdict.nonCompliant(severity, reason(job, sample))
                .with(evidence(job, sample, context))
                .with(commands(job, sample, context));
    }

    private static String reason(Job job, Sample sample) {
        StringBuilder reason = new StringBuilder(figures(sample));
        JobProcessDetails counters = job.counters();
        if (counters != null && counters.open() > 0 && job.isLive() == Truth.TRUE) {
            reason.append("; ")
                    .append(Figures.count(counters.open(), "execution"))
                    .append(counters.open() == 1 ? " is" : " are")
                    .append(" still to come");
        }
        if (job.retriesExecutions()) {
            reason.append("; the job retries, so these figures count attempts and not devices");
        }
        if (ABORTED.equals(job.reasonCode())) {
            reason.append("; the job's own abort criteria stopped it");
        }
        return reason.toString();
    }

    private static String figures(Sample sample) {
        return sample.figures(sample.failures(), FAILED);
    }

    private static Evidence evidence(Job job, Sample sample, RuleContext context) {
        JobProcessDetails counters = Objects.requireNonNull(job.counters());
        Threshold threshold = context.get(FAILURE_PERCENT);
        return Evidence.of(job)
                .and("failed", sample.failed())
                .and("timedOut", sample.timedOut())
                .and("succeeded", sample.succeeded())
                .and("rejected", sample.rejected())
                .and("executed", sample.executed())
                .and("failurePercent", Percent.cut(sample.failures(), sample.executed()))
                .andIfKnown("countedSince", sample.countedSince())
                .and("queued", counters.queued())
                .and("inProgress", counters.inProgress())
                .and("canceled", counters.canceled())
                .and("removed", counters.removed())
                .and("retries", job.retriesExecutions())
                .andIfKnown("reasonCode", job.reasonCode())
                .and("highFromPercent", threshold.opensAt())
                .and("criticalFromPercent", threshold.risesAt())
                .and("closesBelowPercent", threshold.closesBelow())
                .and("minimumExecuted", context.get(MINIMUM_EXECUTED));
    }

    private static List<CliCommand> commands(Job job, Sample sample, RuleContext context) {
        boolean mostTimedOut = sample.timedOut() > sample.failed();
        String which = mostTimedOut ? "which devices timed out:" : "which devices failed:";
        String status = mostTimedOut ? "TIMED_OUT" : "FAILED";
        if (job.isLive() != Truth.TRUE) {
            return List.of(JobCommands.executions(job, "See " + which, status));
        }
        List<CliCommand> commands = new ArrayList<>(JobCommands.stop(job, "HIGH_FAILURE_RATE", staysOpen(context)));
        commands.add(JobCommands.executions(job, "Or first see " + which, status));
        return commands;
    }

    /** A sentence that says how long the finding stays open. */
    private static String staysOpen(RuleContext context) {
        // Cancelling the job does not close the finding, because the failures remain
        return "The finding stays open until the rate is below "
                + Percent.plain(context.get(FAILURE_PERCENT).closesBelow()) + " %, the job is deleted, or it ended "
                + Figures.count(context.get(AGES_OUT_AFTER).toDays(), "day") + " ago";
    }
}
