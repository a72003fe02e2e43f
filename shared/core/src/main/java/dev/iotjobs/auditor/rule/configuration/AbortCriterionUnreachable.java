package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.IS_CONCURRENT;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULED_JOB_ROLLOUTS;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.ABORT_CRITERIA;
import static dev.iotjobs.auditor.rule.Feature.RETRIES;
import static dev.iotjobs.auditor.rule.Guards.afterGrace;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Schedule;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Jobs.Proviso;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.Condition;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds a fully rolled-out snapshot job with too few executions for any of its abort criteria to act. A criterion that
 * needs at most {@code smallFleet} executed things is always accepted.
 */
public final class AbortCriterionUnreachable extends Rule<JobFacts> {

    static final Setting<Integer> SMALL_FLEET = Setting.count(
            "smallFleet",
            10,
            1,
            100,
            "things",
            "An abort criterion that waits for at most this many executed things is always allowed.");

    /** The command in a finding sets abort criteria that act after at most this number of executed things. */
    private static final long MOST_PROPOSED = 10;

    private static final Proviso ROLLED_OUT = new Proviso(
            "once they are rolled out",
            Set.of(COUNTERS, IS_CONCURRENT, SCHEDULING_CONFIG, SCHEDULED_JOB_ROLLOUTS),
            (facts, context) -> Condition.isRolledOut(
                            new Schedule(facts.job(), context.get(SCHEDULE_SLACK)), context.now())
                    .orElse("the job is not rolled out yet"));

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-06")
            .version(1)
            .title("Abort criterion unreachable")
            .finds("Every abort criterion of a snapshot job waits for more executed things than the job has executions."
                    + " A criterion that waits for at most `smallFleet` things is always allowed.")
            .appliesTo(jobs(IN_PROGRESS)
                    .selected(TargetSelection.SNAPSHOT)
                    .with(ABORT_CRITERIA)
                    .without(RETRIES)
                    .provided(ROLLED_OUT))
            .severity(MEDIUM, "the job is rolled out, and no criterion can act")
            .settings(SMALL_FLEET, GRACE, SCHEDULE_SLACK)
            .mayRead(CREATED_AT)
            .why("The job has too few executions for the criteria to act: it is as unguarded as without criteria.")
            .fix(
                    "Lower the minimum of executed things, so that the criteria act before most of the devices have failed.")
            .controls(nist("CM-3(2)"), nist("CA-7"))
            .build();

    public AbortCriterionUnreachable() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        List<Integer> minima = minima(Objects.requireNonNull(job.abortConfig()));
        if (minima.isEmpty()) {
            return Verdict.insufficientData(Gap.MISSING, "no abort criterion has a minimum of executed things");
        }
        long known = Objects.requireNonNull(job.counters()).known();
        int lowest = minima.getFirst();
        int smallFleet = context.get(SMALL_FLEET);
        String needed = "the abort criteria need at least " + Figures.count(lowest, "executed thing");
        if (lowest <= known) {
            return Verdict.compliant(needed + "; the job has " + Figures.count(known, "execution"));
        }
        String reason = needed + ", but the job has only " + Figures.count(known, "execution");
        if (lowest <= smallFleet) {
            return Verdict.compliant(reason + "; a minimum of up to " + smallFleet + " is always allowed");
        }
        return afterGrace(
                facts,
                context,
                reason,
                () -> Verdict.nonCompliant(MEDIUM, reason)
                        .with(evidence(job, minima, known).and("smallFleet", smallFleet))
                        .with(JobCommands.set(job, reachable(known))));
    }

    private static List<Integer> minima(AbortConfig abort) {
        List<Integer> minima = new ArrayList<>();
        for (AbortCriteria criterion : abort.criteria()) {
            if (criterion.minNumberOfExecutedThings() != null) {
                minima.add(criterion.minNumberOfExecutedThings());
            }
        }
        Collections.sort(minima);
        return minima;
    }

    private static Evidence evidence(Job job, List<Integer> minima, long known) {
        return Evidence.of(job)
                .and("minimumExecuted", minima.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .and("knownExecutions", known);
    }

    private static JobCommands.Setting reachable(long known) {
        return ConfigurationFixes.abortCriteria(
                "Set criteria that can act",
                Math.clamp(known / 2, 1, MOST_PROPOSED),
                "They replace the present criteria");
    }
}
