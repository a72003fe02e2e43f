package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.TARGET_SELECTION;
import static dev.iotjobs.auditor.fact.JobField.TIMEOUT_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.SEVERAL_DEVICES;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.rule.runtime.Sample.MINIMUM_EXECUTED;
import static dev.iotjobs.auditor.setting.SharedSettings.RECENT;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Band;
import dev.iotjobs.auditor.setting.Setting;
import java.util.ArrayList;
import java.util.List;

/** Finds a job with too many time-outs among the executions that succeeded, failed, timed out or were rejected. */
public final class TimeoutRateTooHigh extends Rule<JobFacts> {

    private static final Setting<Band> TIMED_OUT_PERCENT =
            Setting.percentLevel("timedOutPercent", new Band(10, 8), "Share of the ended executions that timed out.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-02")
            .version(1)
            .title("Time-out rate too high")
            .finds("At least `minimumExecuted` executions of a job have ended, and `timedOutPercent.opensAt` or more of"
                    + " them timed out.")
            .appliesTo(jobs(ANY_BUT_DELETION).targeting(SEVERAL_DEVICES))
            .severity(
                    MEDIUM,
                    "at least `minimumExecuted` executions have ended, and `timedOutPercent.opensAt` or more of them"
                            + " timed out")
            .settings(TIMED_OUT_PERCENT, MINIMUM_EXECUTED, RECENT)
            .reads(COUNTERS)
            .mayRead(TARGET_SELECTION, TIMEOUT_CONFIG)
            .closes("When the rate is below `timedOutPercent.closesBelow`, even if fewer than `minimumExecuted`"
                    + " executions have ended.")
            .why("The timeout is too short, or devices hang in the middle of the update.")
            .fix("See which devices timed out, and set a timeout long enough for the slowest device. It applies to"
                    + " executions that have not started yet.")
            .fix(
                    Origin.GREENGRASS,
                    "See which devices timed out, and set a timeout long enough for the slowest device. Set it in the"
                            + " next revision.")
            .fix(
                    Origin.FREERTOS_OTA,
                    "See which devices timed out, and set a timeout long enough for the slowest device. Set it in the"
                            + " next update.")
            .controls(nist("SI-2(2)"), nist("SI-4"), nist("SC-24"))
            .build();

    public TimeoutRateTooHigh() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Sample sample = Sample.of(facts, context);
        Share timedOut = new Share(sample, sample.timedOut(), "timedOut", "timed out", context.get(TIMED_OUT_PERCENT));
        return timedOut.judge(context, () -> tooHigh(facts.job(), timedOut, context));
    }

    private static Verdict tooHigh(Job job, Share timedOut, RuleContext context) {
        boolean hasTimeout = job.hasTimeout();
        return Verdict.nonCompliant(MEDIUM, timedOut.figures())
                .with(timedOut.evidence(job, context)
                        .andIfKnown("timeoutMinutes", hasTimeout ? job.timeout().toMinutes() : null))
                .with(commands(job));
    }

    private static List<CliCommand> commands(Job job) {
        List<CliCommand> commands = new ArrayList<>();
        commands.add(JobCommands.executions(job, "See which devices timed out:", "TIMED_OUT"));
        if (job.isLive() == Truth.TRUE) {
            commands.addAll(JobCommands.setInPlace(
                    job,
                    "Set a timeout long enough for the slowest device. It applies to executions that have not started"
                            + " yet",
                    "--timeout-config",
                    "inProgressTimeoutInMinutes=MINUTES"));
        }
        return commands;
    }
}
