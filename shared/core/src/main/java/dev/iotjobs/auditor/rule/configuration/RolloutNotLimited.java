package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.IS_CONCURRENT;
import static dev.iotjobs.auditor.fact.JobField.ROLLOUT_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULED_JOB_ROLLOUTS;
import static dev.iotjobs.auditor.fact.JobField.SCHEDULING_CONFIG;
import static dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig.DEFAULT_PER_MINUTE;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.TargetKind.GROUP;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.INFORMATIONAL;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.MAXIMUM_PER_MINUTE;
import static dev.iotjobs.auditor.setting.SharedSettings.SCHEDULE_SLACK;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Schedule;
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
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds a live job on a thing group if the job may notify more than {@code maximumPerMinute} devices a minute. A job
 * with an exponential rate complies.
 */
public final class RolloutNotLimited extends Rule<JobFacts> {

    /** The highest rollout rate that the command in a finding sets, in devices per minute. */
    private static final int MOST_PROPOSED = 50;

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-07")
            .version(1)
            .title("Rollout not rate-limited")
            .finds("A live job on a thing group has no exponential rate, and may notify more than `maximumPerMinute`"
                    + " devices a minute.")
            .appliesTo(jobs(LIVE).targeting(GROUP))
            .severity(MEDIUM, "the rate is not set, or is above `maximumPerMinute`")
            .severity(INFORMATIONAL, "the job is rolled out: a limit no longer has an effect")
            .settings(MAXIMUM_PER_MINUTE, SCHEDULE_SLACK)
            .mayRead(ROLLOUT_CONFIG, COUNTERS, IS_CONCURRENT, SCHEDULING_CONFIG, SCHEDULED_JOB_ROLLOUTS)
            .why("The default notifies 1,000 devices a minute: faster than a failure can be seen.")
            .fix("Limit the rate at which devices are notified, or let it grow with successes.")
            .controls(iotLens("IOTSEC13-BP02"), iotLens("IOTREL08-BP03"), nist("CM-3(2)"), nist("SC-5"))
            .build();

    public RolloutNotLimited() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        int most = context.get(MAXIMUM_PER_MINUTE);
        return job.limitsRate(most) ? Verdict.compliant(limit(job)) : tooFast(job, most, context);
    }

    private static String limit(Job job) {
        return Objects.requireNonNull(job.jobExecutionsRolloutConfig()).exponentialRate() != null
                ? "the rollout has an exponential rate"
                : "the rollout notifies at most " + Figures.count(Objects.requireNonNull(rate(job)), "device")
                        + " a minute";
    }

    private static Verdict tooFast(Job job, int most, RuleContext context) {
        Truth isRolledOut = new Schedule(job, context.get(SCHEDULE_SLACK)).isRolledOut(context.now());
        Severity severity = context.severity(isRolledOut, INFORMATIONAL, MEDIUM);
        Integer rate = rate(job);
        String figures = rate == null
                ? "no rate is set; the default notifies " + Figures.count(DEFAULT_PER_MINUTE, "device") + " a minute"
                : "the rollout notifies up to " + Figures.count(rate, "device") + " a minute, more than the allowed "
                        + Figures.count(most);
        return Verdict.nonCompliant(
                        severity,
                        severity == MEDIUM
                                ? figures
                                : figures + "; the job is rolled out, so a limit has no effect any more")
                .with(evidence(job, rate, isRolledOut).and("maximumPerMinute", most))
                .with(severity == MEDIUM ? limiting(job, most) : List.of());
    }

    private static Evidence evidence(Job job, @Nullable Integer rate, Truth isRolledOut) {
        JobProcessDetails counters = job.counters();
        return Evidence.of(job)
                .and("ratePerMinute", rate == null ? "service default " + DEFAULT_PER_MINUTE : rate)
                .and("rolledOut", isRolledOut.name().toLowerCase(Locale.ROOT))
                .andIfKnown("knownExecutions", counters == null ? null : counters.known());
    }

    private static List<CliCommand> limiting(Job job, int most) {
        int proposed = Math.min(most, MOST_PROPOSED);
        return JobCommands.set(
                job, ConfigurationFixes.rollout("Limit the rate", "{\"maximumPerMinute\":" + proposed + "}"));
    }

    private static @Nullable Integer rate(Job job) {
        return job.jobExecutionsRolloutConfig() == null
                ? null
                : job.jobExecutionsRolloutConfig().maximumPerMinute();
    }
}
