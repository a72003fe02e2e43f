package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Feature.EXPONENTIAL_RATE;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds a live job whose rollout begins faster or grows faster than the policy allows. */
public final class RampTooAggressive extends Rule<JobFacts> {

    static final Setting<Integer> MAXIMUM_BASE = Setting.count(
            "maximumBase", 50, 1, 1_000, "things per minute", "Highest base rate that a rollout may have.");

    static final Setting<Double> MAXIMUM_FACTOR =
            Setting.factor("maximumFactor", 2, 1.1, 5, "Highest factor by which the rate may grow.");

    /** Tolerance for rounding errors when a growth factor is compared with the limit. */
    private static final double NEARLY = 1e-9; // the service accepts factors in steps of 0.1

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-09")
            .version(1)
            .title("Ramp too aggressive")
            .finds("The exponential rate of a live job begins above `maximumBase` devices a minute, or grows by a"
                    + " factor of more than `maximumFactor`.")
            .appliesTo(jobs(LIVE).with(EXPONENTIAL_RATE))
            .severity(LOW, "the base rate is above `maximumBase`, or the growth factor is above `maximumFactor`")
            .settings(MAXIMUM_BASE, MAXIMUM_FACTOR)
            .why("Speed grows faster than results arrive.")
            .fix("Set a lower base rate or a lower factor.")
            .controls(iotLens("IOTREL08-BP03"))
            .offByDefault()
            .build();

    public RampTooAggressive() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        ExponentialRolloutRate ramp = Objects.requireNonNull(
                Objects.requireNonNull(job.jobExecutionsRolloutConfig()).exponentialRate());
        Integer base = ramp.baseRatePerMinute();
        Double factor = ramp.incrementFactor();
        List<String> wrong = new ArrayList<>();
        if (base != null && base > context.get(MAXIMUM_BASE)) {
            wrong.add("the base rate is " + Figures.count(base) + " devices a minute, more than the allowed "
                    + Figures.count(context.get(MAXIMUM_BASE)));
        }
        if (factor != null && factor > context.get(MAXIMUM_FACTOR) + NEARLY) {
            wrong.add("the growth factor is " + Percent.plain(factor) + ", more than the allowed "
                    + Percent.plain(context.get(MAXIMUM_FACTOR)));
        }
        if (!wrong.isEmpty()) {
            return tooAggressive(job, ramp, String.join("; ", wrong), context);
        }
        return base == null || factor == null
                ? Verdict.insufficientData(Gap.MISSING, "the exponential rate has no base rate or no growth factor")
                : Verdict.compliant("the base rate is " + Figures.count(base)
                        + " devices a minute, and the growth factor is " + Percent.plain(factor));
    }

    private static Verdict tooAggressive(Job job, ExponentialRolloutRate ramp, String reason, RuleContext context) {
        return Verdict.nonCompliant(LOW, reason)
                .with(Evidence.of(job)
                        .andIfKnown("baseRatePerMinute", ramp.baseRatePerMinute())
                        .andIfKnown("incrementFactor", ramp.incrementFactor())
                        .and("maximumBase", context.get(MAXIMUM_BASE))
                        .and("maximumFactor", context.get(MAXIMUM_FACTOR)))
                .with(JobCommands.setInPlace(
                        job,
                        "Let the rate grow slowly",
                        ConfigurationFixes.GATED_RATE.option(),
                        ConfigurationFixes.GATED_RATE.value()));
    }
}
