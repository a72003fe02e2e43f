package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.fact.JobField.ABORT_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.ABORT_CRITERIA;
import static dev.iotjobs.auditor.rule.Feature.RETRIES;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.IN_PROGRESS;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Guards;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.condition.MetCriterion;
import dev.iotjobs.auditor.setting.Setting;
import java.time.Duration;
import java.util.Objects;

/**
 * Finds a job that is still in progress although one of its abort criteria was met in {@code observations} audits in a
 * row.
 */
public final class AbortNotObserved extends Rule<JobFacts> {

    private static final Setting<Integer> OBSERVATIONS =
            Setting.count("observations", 2, 1, 10, "audits", "Audits in a row in which a criterion must be met.");

    private static final Setting<Duration> STANDS_FOR = Setting.duration(
            "standsFor",
            Duration.ofMinutes(10),
            Duration.ZERO,
            Duration.ofHours(24),
            "A criterion must be met for at least this long, counted from the first audit in which it was met.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-RUN-10")
            .version(1)
            .title("Abort criterion met but job still running")
            .finds("An abort criterion of a job is met in `observations` audits in a row, and the job is still in"
                    + " progress.")
            .appliesTo(jobs(IN_PROGRESS).with(ABORT_CRITERIA).without(RETRIES))
            .severity(HIGH, "a criterion is met in `observations` audits in a row, and for at least `standsFor`")
            .settings(OBSERVATIONS, STANDS_FOR)
            .reads(COUNTERS)
            .why("The guard did not act, and the rollout continues. The service may count differently: the finding only"
                    + " says that an expected abort was not observed.")
            .fix("Check whether the update is at fault. If it is, stop the rollout.")
            .controls(nist("CM-3"), nist("IR-4"))
            .build();

    public AbortNotObserved() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        if (!MetCriterion.canBeKnown(job)) {
            return Verdict.missing(ABORT_CONFIG);
        }
        JobProcessDetails counters = Objects.requireNonNull(job.counters());
        return MetCriterion.first(job, counters, counters.completed())
                .map(met -> Guards.onceItLasts(
                        context,
                        context.get(OBSERVATIONS),
                        context.get(STANDS_FOR),
                        met.text(),
                        () -> notAborted(job, counters, met, context)))
                .orElseGet(() -> Verdict.compliant("no abort criterion is met"));
    }

    private static Verdict notAborted(Job job, JobProcessDetails counters, MetCriterion met, RuleContext context) {
        return Verdict.nonCompliant(HIGH, "abort expected but not observed: " + met.text())
                .with(met.addTo(Evidence.of(job))
                        .and("completed", counters.completed())
                        .and("executed", counters.executed())
                        .and("percentOfExecuted", Percent.cut(met.counted(), counters.executed()))
                        .and("observations", context.get(OBSERVATIONS))
                        .and("standsForMinutes", context.get(STANDS_FOR).toMinutes()))
                .with(JobCommands.stop(job, "ABORT_CRITERIA_MET", "The next audit then closes the finding"));
    }
}
