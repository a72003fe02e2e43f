package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Feature.EXPONENTIAL_RATE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.config.RateIncreaseCriteria;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.text.Figures;
import java.util.Objects;

/** Finds a live job whose rollout speeds up once enough devices are notified, whether or not these devices succeed. */
public final class RampNotGated extends Rule<JobFacts> {

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-08")
            .version(1)
            .title("Ramp not gated on success")
            .finds("The rollout of a live job speeds up when devices are notified, not when they succeed.")
            .appliesTo(jobs(LIVE).with(EXPONENTIAL_RATE))
            .severity(MEDIUM, "`numberOfNotifiedThings` is set, with or without `numberOfSucceededThings`")
            .why("Notifications always come before successes. A gate that notifications can open is no gate.")
            .fix("Let the rate grow with succeeded things only.")
            .controls(iotLens("IOTOPS09-BP01"))
            .build();

    public RampNotGated() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        ExponentialRolloutRate rate = Objects.requireNonNull(
                Objects.requireNonNull(job.jobExecutionsRolloutConfig()).exponentialRate());
        RateIncreaseCriteria criteria = rate.rateIncreaseCriteria();
        if (criteria == null) {
            return Verdict.insufficientData(Gap.MISSING, "the exponential rate has no increase criteria");
        }
        Integer notified = criteria.numberOfNotifiedThings();
        if (notified == null) {
            int succeeded = Objects.requireNonNull(criteria.numberOfSucceededThings());
            return Verdict.compliant(
                    "the rate grows once " + Figures.count(succeeded, "device has", "devices have") + " succeeded");
        }
        return Verdict.nonCompliant(
                        MEDIUM,
                        "the rate grows as soon as " + Figures.count(notified, "device is", "devices are")
                                + " notified")
                .with(Evidence.of(job)
                        .and("numberOfNotifiedThings", notified)
                        .andIfKnown("numberOfSucceededThings", criteria.numberOfSucceededThings())
                        .andIfKnown("baseRatePerMinute", rate.baseRatePerMinute())
                        .andIfKnown("incrementFactor", rate.incrementFactor()))
                .with(JobCommands.set(job, ConfigurationFixes.GATED_RATE));
    }
}
