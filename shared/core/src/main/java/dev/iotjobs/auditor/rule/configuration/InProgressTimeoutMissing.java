package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.RETRY_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.TIMEOUT_CONFIG;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.iso27001;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Finds that a live job has no valid in-progress timeout, so executions may stay in progress indefinitely. {@code
 * timeoutConfig.inProgressTimeoutInMinutes} is absent or outside 1 to 10,080.
 */
public final class InProgressTimeoutMissing extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-01")
            .version(2)
            .title("In-progress timeout missing")
            .finds("A live job has no in-progress timeout, or one outside 1 to 10,080 minutes.")
            .appliesTo(jobs(LIVE))
            .severity(MEDIUM, "the timeout is not set, or is outside 1 to 10,080 minutes")
            .mayRead(TIMEOUT_CONFIG, RETRY_CONFIG)
            .why(
                    "There is no default timeout. One device that hangs keeps a snapshot job open indefinitely and blocks what"
                            + " is queued behind it.")
            .fix("Set an in-progress timeout. It applies to executions that have not started yet.")
            .controls(iotLens("IOTREL08-BP03"), nist("SC-24"), nist("SI-2(2)"), iso27001("A.8.32"))
            .build();

    public InProgressTimeoutMissing() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Long minutes = timeout(job);
        if (minutes == null) {
            return missing(job, "no in-progress timeout is set", Evidence.of(job));
        }
        if (!job.hasTimeout()) {
            return missing(
                    job,
                    "the in-progress timeout is " + Figures.count(minutes) + " min, outside 1 to "
                            + Figures.count(TimeoutConfig.MOST_MINUTES),
                    Evidence.of(job).and("inProgressTimeoutInMinutes", minutes));
        }
        return Verdict.compliant(Figures.count(minutes) + " min is set");
    }

    private static Verdict missing(Job job, String what, Evidence evidence) {
        boolean retries = job.jobExecutionsRetryConfig() != null
                && job.jobExecutionsRetryConfig().retriesTimeouts();
        return Verdict.nonCompliant(MEDIUM, retries ? what + "; retries after a time-out can never start" : what)
                .with(evidence.and("retriesTimeouts", retries))
                .with(JobCommands.set(job, ConfigurationFixes.timeout("Set a timeout", 60)));
    }

    private static @Nullable Long timeout(Job job) {
        return job.timeoutConfig() == null ? null : job.timeoutConfig().inProgressTimeoutInMinutes();
    }
}
