package dev.iotjobs.auditor.rule.lifecycle;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Guards.onceItLasts;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.DELETION_IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.util.List;

/**
 * Finds a job whose deletion does not end. For at least the time in the setting {@code stuckAfter}, every audit found
 * the job in DELETION_IN_PROGRESS.
 */
public final class DeletionStuck extends Rule<JobFacts> {

    /** Minimum number of successive audits that find the job in deletion before a finding opens. */
    private static final int AUDITS = 2; // a single audit does not show how long the deletion takes

    private static final Setting<Duration> STUCK_AFTER = Setting.duration(
            "stuckAfter",
            Duration.ofHours(24),
            Duration.ofHours(1),
            Duration.ofDays(30),
            "A deletion is stuck if every audit finds it in progress for at least this long.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-LIF-05")
            .version(1)
            .title("Deletion stuck")
            .finds("Every audit for `stuckAfter` has found a job in DELETION_IN_PROGRESS.")
            .appliesTo(jobs(DELETION_IN_PROGRESS))
            .severity(MEDIUM, "the job has been in DELETION_IN_PROGRESS for `stuckAfter`")
            .settings(STUCK_AFTER)
            .closes("When the job is gone.")
            .why("Only ten jobs may be in deletion at once. A deletion that does not end blocks others.")
            .fix("Wait. If the job stays, ask AWS Support.")
            .controls(nist("CM-3"))
            .build();

    public DeletionStuck() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Duration stuckAfter = context.get(STUCK_AFTER);
        return onceItLasts(
                context,
                AUDITS,
                stuckAfter,
                "the job is in DELETION_IN_PROGRESS",
                () -> Verdict.nonCompliant(
                                MEDIUM,
                                "the job has been in DELETION_IN_PROGRESS for at least " + Times.age(stuckAfter))
                        .with(Evidence.of(facts.job()).and("stuckAfter", Times.age(stuckAfter)))
                        .with(List.of(JobCommands.describe(facts.job(), "See whether the job is still there:"))));
    }
}
