package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.RETRY_CONFIG;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.COMPLETED;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.SEVERAL_DEVICES;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Guards;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.Objects;

/** Finds a completed job in which too few executions succeeded. Rejected executions do not count. */
public final class CompletedWithPoorSuccess extends Rule<JobFacts> {

    private static final Setting<Double> SUCCESS_PERCENT = Setting.percent(
            "successPercent",
            95,
            1,
            100,
            "The finding opens if less than this share of the executions succeeded. Rejected executions are not"
                    + " counted.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-08")
            .version(1)
            .title("Completed with poor success")
            .finds("A job is completed, and less than `successPercent` of its executions succeeded.")
            .appliesTo(jobs(COMPLETED).targeting(SEVERAL_DEVICES))
            .severity(MEDIUM, "some executions succeeded, but less than `successPercent` of all")
            .settings(SUCCESS_PERCENT, GRACE)
            .reads(COUNTERS)
            .mayRead(RETRY_CONFIG, CREATED_AT)
            .silentWhen("IOTJ-RUN-01")
            .closes("When the job is deleted, or `agesOutAfter` after the end of the job.")
            .why("Part of the fleet stays without the update while the console shows the job as completed.")
            .fix("See which devices failed or timed out, and create a job for them.")
            .controls(iotLens("IOTOPS09-BP01"), nist("SI-2(2)"))
            .build();

    public CompletedWithPoorSuccess() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        JobProcessDetails counters = Objects.requireNonNull(job.counters());
        if (counters.succeeded() == 0) {
            return Verdict.compliant("no execution succeeded; IOTJ-RUN-09 judges that");
        }
        if (job.retriesExecutions() && counters.failures() > 0) {
            return Verdict.insufficientData(
                    Gap.UNDECIDED, "the job retries, so its counters count attempts, not devices");
        }
        long taken = counters.executed() - counters.rejected();
        String figures = Figures.count(counters.succeeded()) + " of " + Figures.count(taken, "execution")
                + " succeeded (" + Percent.text(counters.succeeded(), taken) + ")";
        return Percent.isAtLeast(counters.succeeded(), taken, context.get(SUCCESS_PERCENT))
                ? Verdict.compliant(figures)
                : Guards.afterGrace(facts, context, figures, () -> poor(job, counters, figures, context));
    }

    private static Verdict poor(Job job, JobProcessDetails counters, String figures, RuleContext context) {
        return Verdict.nonCompliant(MEDIUM, "the job completed, but only " + figures)
                .with(Evidence.of(job)
                        .and(counters)
                        .and(
                                "succeededPercent",
                                Percent.cut(counters.succeeded(), counters.executed() - counters.rejected()))
                        .and("successPercent", context.get(SUCCESS_PERCENT)))
                .with(OutstandingDevices.commands(job, counters));
    }
}
