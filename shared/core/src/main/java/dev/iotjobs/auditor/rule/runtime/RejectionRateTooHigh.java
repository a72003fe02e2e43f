package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.DESCRIPTION;
import static dev.iotjobs.auditor.fact.JobField.NAMESPACE_ID;
import static dev.iotjobs.auditor.fact.JobField.TARGET_SELECTION;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.SEVERAL_DEVICES;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.rule.runtime.Sample.MINIMUM_EXECUTED;
import static dev.iotjobs.auditor.setting.SharedSettings.RECENT;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Band;
import dev.iotjobs.auditor.setting.Setting;
import java.util.List;

/** Finds a job with too many rejections among the executions that succeeded, failed, timed out or were rejected. */
public final class RejectionRateTooHigh extends Rule<JobFacts> {

    private static final Setting<Band> REJECTED_PERCENT = Setting.percentLevel(
            "rejectedPercent", new Band(5, 4), "Share of the ended executions that devices rejected.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-03")
            .version(1)
            .title("Rejection rate too high")
            .finds("At least `minimumExecuted` executions of a job have ended, and devices rejected"
                    + " `rejectedPercent.opensAt` or more of them.")
            .appliesTo(jobs(ANY_BUT_DELETION).targeting(SEVERAL_DEVICES))
            .severity(
                    MEDIUM,
                    "at least `minimumExecuted` executions have ended, and devices rejected `rejectedPercent.opensAt`"
                            + " or more of them")
            .severity(
                    LOW, "the job is a Greengrass deployment: a nucleus rejects deployments older than the one it has")
            .settings(REJECTED_PERCENT, MINIMUM_EXECUTED, RECENT)
            .reads(COUNTERS)
            .mayRead(TARGET_SELECTION, NAMESPACE_ID, DESCRIPTION)
            .closes("When the rate is below `rejectedPercent.closesBelow`, even if fewer than `minimumExecuted`"
                    + " executions have ended.")
            .why("Devices refuse what is not for them: wrong hardware, or the version that they already run. The target"
                    + " is wrong, the devices are unharmed.")
            .fix("See which devices rejected the job, and correct the group or its query.")
            .controls(nist("CM-8"))
            .build();

    public RejectionRateTooHigh() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Sample sample = Sample.of(facts, context);
        Share rejected =
                new Share(sample, sample.rejected(), "rejected", "were rejected", context.get(REJECTED_PERCENT));
        return rejected.judge(context, () -> tooHigh(facts.job(), rejected, context));
    }

    private static Verdict tooHigh(Job job, Share rejected, RuleContext context) {
        return Verdict.nonCompliant(job.origin() == Origin.GREENGRASS ? LOW : MEDIUM, rejected.figures())
                .with(rejected.evidence(job, context))
                .with(List.of(JobCommands.executions(
                        job, "See which devices rejected the job, then correct the group or its query:", "REJECTED")));
    }
}
