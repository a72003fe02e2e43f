package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.fact.JobField.TARGETS;
import static dev.iotjobs.auditor.job.config.AbortConfig.FAILURE_TYPES;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.ABORT_CRITERIA;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.MEANINGLESS_PERCENT;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.Effective;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds a live job whose abort criteria stop it late or never. For at least one failure type, the lowest threshold is
 * above the setting {@code maximumPercent}, or is not above zero.
 */
public final class AbortThresholdTooLax extends Rule<JobFacts> {

    static final Setting<Double> MAXIMUM_PERCENT =
            Setting.percent("maximumPercent", 20, 1, 100, "Highest threshold that abort criteria may have.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-05")
            .version(1)
            .title("Abort threshold too lax")
            .finds("The abort threshold of a live job is above `maximumPercent` for a failure type, or it is 0 or"
                    + " less.")
            .appliesTo(jobs(LIVE).with(ABORT_CRITERIA))
            .severity(
                    HIGH,
                    "the threshold for FAILED is `meaninglessPercent` or more, and the job targets a thing"
                            + " group or several targets")
            .severity(MEDIUM, "in all other cases: a threshold is above `maximumPercent`, or is 0 or less")
            .settings(MAXIMUM_PERCENT, MEANINGLESS_PERCENT)
            .mayRead(TARGETS)
            .why("At 50 %, half of the fleet fails before the job stops. At 100 %, the criteria never act: the job is"
                    + " as unguarded as without any.")
            .fix("Set a lower threshold, with the failure type ALL.")
            .controls(iotLens("IOTOPS09-BP01"), nist("CM-3(2)"))
            .build();

    public AbortThresholdTooLax() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        AbortConfig abort = Objects.requireNonNull(facts.job().abortConfig());
        if (abort.criteria().stream().allMatch(criterion -> criterion.thresholdPercentage() == null)) {
            return Verdict.insufficientData(Gap.MISSING, "no abort criterion has a threshold");
        }
        List<Effective> thresholds = new ArrayList<>();
        FAILURE_TYPES.forEach(type -> abort.effective(type).ifPresent(thresholds::add));
        List<Effective> lax = new ArrayList<>(thresholds);
        lax.removeIf(effective -> !effective.isAbove(context.get(MAXIMUM_PERCENT)) && effective.isAbove(0));
        return lax.isEmpty()
                ? Verdict.compliant("no abort threshold is above " + percent(context.get(MAXIMUM_PERCENT)))
                : tooLax(facts.job(), lax, thresholds, context);
    }

    private static Verdict tooLax(Job job, List<Effective> lax, List<Effective> thresholds, RuleContext context) {
        boolean isMeaningless = thresholds.stream()
                .anyMatch(effective -> effective.failureType().equals("FAILED")
                        && effective.isAtLeast(context.get(MEANINGLESS_PERCENT)));
        Severity severity = isMeaningless ? context.severity(job.mayHaveSeveralDevices(), HIGH, MEDIUM) : MEDIUM;
        String each = lax.stream()
                .map(effective -> percent(effective.thresholdPercentage()) + " for " + effective.failureType())
                .collect(Collectors.joining(", "));
        return Verdict.nonCompliant(
                        severity,
                        "the abort threshold is " + each + "; it must be above 0 % and at most "
                                + percent(context.get(MAXIMUM_PERCENT)))
                .with(evidence(job, thresholds, context))
                .with(JobCommands.set(job, ConfigurationFixes.OTHER_ABORT_CRITERIA));
    }

    private static Evidence evidence(Job job, List<Effective> thresholds, RuleContext context) {
        Evidence evidence = Evidence.of(job);
        for (Effective effective : thresholds) {
            String type = name(effective.failureType());
            evidence = evidence.and(type + "Percent", effective.thresholdPercentage())
                    .andIfKnown(type + "MinimumExecuted", effective.minimumExecuted());
        }
        return evidence.and("maximumPercent", context.get(MAXIMUM_PERCENT))
                .and("meaninglessPercent", context.get(MEANINGLESS_PERCENT));
    }

    /** The failure type as a name in evidence, such as {@code timedOut}. */
    private static String name(String failureType) {
        return failureType.equals("TIMED_OUT") ? "timedOut" : failureType.toLowerCase(Locale.ROOT);
    }

    private static String percent(double value) {
        return Percent.plain(value) + " %";
    }
}
