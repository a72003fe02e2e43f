package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Guards.afterGrace;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.ANY_BUT_DELETION;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.GROUP;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Targets;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Band;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Objects;

/**
 * Finds a job with many removed executions. The service removes an execution if its device leaves the target group
 * before the execution has ended.
 */
public final class ExecutionsRemoved extends Rule<JobFacts> {

    private static final Setting<Integer> MINIMUM_REMOVED = Setting.count(
            "minimumRemoved", 10, 1, 1_000, "executions", "Minimum number of removed executions for a finding.");

    private static final Setting<Band> REMOVED_PERCENT = Setting.percentLevel(
            "removedPercent", new Band(20, 16), "Removed executions as a share of all executions.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-12")
            .version(1)
            .title("Executions removed before they ended")
            .finds("At least `minimumRemoved` executions of a job on a thing group were removed, and these"
                    + " are `removedPercent.opensAt` or more of all its executions.")
            .appliesTo(jobs(ANY_BUT_DELETION).targeting(GROUP))
            .severity(
                    MEDIUM,
                    "at least `minimumRemoved` executions were removed, and these are `removedPercent.opensAt` or"
                            + " more of all executions")
            .settings(MINIMUM_REMOVED, REMOVED_PERCENT, GRACE)
            .reads(COUNTERS)
            .mayRead(CREATED_AT)
            .closes("When the share of removed executions is below `removedPercent.closesBelow`.")
            .why("Devices leave the target group while their executions are queued, often because the query of the"
                    + " group depends on the connection or the version of a device. They miss the update. A device"
                    + " that leaves and joins again is counted many times. No execution fails.")
            .fix("Check the query of the group. Use a query that stays true for a device until its update is done.")
            .controls(nist("CM-8"), nist("SI-2"))
            .build();

    public ExecutionsRemoved() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        JobProcessDetails counters = Objects.requireNonNull(facts.job().counters());
        long removed = counters.removed();
        if (removed < context.get(MINIMUM_REMOVED)) {
            return Verdict.compliant(
                    removed == 0
                            ? "no execution was removed"
                            : Figures.count(removed, "execution was", "executions were") + " removed");
        }
        String figures = Figures.count(removed) + " of " + Figures.count(counters.known(), "execution")
                + " were removed before they ended (" + Percent.text(removed, counters.known()) + ")";
        return context.get(REMOVED_PERCENT).isReached(removed, counters.known(), context.isOpen())
                ? afterGrace(facts, context, figures, () -> removed(facts.job(), counters, figures, context))
                : Verdict.compliant(figures);
    }

    private static Verdict removed(Job job, JobProcessDetails counters, String figures, RuleContext context) {
        Band level = context.get(REMOVED_PERCENT);
        return Verdict.nonCompliant(MEDIUM, figures)
                .with(Evidence.of(job)
                        .and("removed", counters.removed())
                        .and("known", counters.known())
                        .and("removedPercent", Percent.cut(counters.removed(), counters.known()))
                        .and("opensAtPercent", level.opensAt())
                        .and("closesBelowPercent", level.closesBelow())
                        .and("minimumRemoved", context.get(MINIMUM_REMOVED)))
                .with(queries(job));
    }

    private static List<CliCommand> queries(Job job) {
        return Targets.groupNames(job.targets()).stream()
                .limit(1)
                .map(group -> CliCommand.look(
                        "See the query of the group, if the group is dynamic:",
                        "iot",
                        "describe-thing-group",
                        "--region",
                        job.key().region(),
                        "--thing-group-name",
                        group,
                        "--query",
                        "queryString"))
                .toList();
    }
}
