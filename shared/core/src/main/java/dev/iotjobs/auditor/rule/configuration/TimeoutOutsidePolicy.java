package dev.iotjobs.auditor.rule.configuration;

import static dev.iotjobs.auditor.rule.Control.cis;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Feature.TIMEOUT;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.LOW;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a live job whose in-progress timeout is shorter or longer than the policy allows. A tag of the job can set
 * another maximum.
 */
public final class TimeoutOutsidePolicy extends Rule<JobFacts> {

    static final Setting<Integer> MINIMUM =
            Setting.count("minimum", 5, 1, 1_440, "min", "Shortest timeout that a job may have.");

    static final Setting<Integer> MAXIMUM =
            Setting.count("maximum", 1_440, 5, 10_080, "min", "Longest timeout that a job may have.");

    private static final int LEAST_TAGGED = 5;
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,5}");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-CFG-02")
            .version(1)
            .title("Timeout outside policy")
            .finds("The in-progress timeout of a live job is below `minimum` or above `maximum` minutes.")
            .appliesTo(jobs(LIVE).with(TIMEOUT))
            .severity(
                    LOW,
                    "the timeout is below `minimum` or above `maximum`; the tag " + Tags.MAXIMUM_TIMEOUT
                            + " of a job replaces `maximum`")
            .settings(MINIMUM, MAXIMUM)
            .mayUse(Fact.TAGS)
            .compares(Tags.MAXIMUM_TIMEOUT)
            .why("A timeout that is too short causes false time-outs and retries. A timeout that is too long hides"
                    + " devices that hang.")
            .fix("Set a timeout inside the limits. It applies to executions that have not started yet.")
            .controls(nist("CM-6"), cis("4.1"))
            .offByDefault()
            .build();

    public TimeoutOutsidePolicy() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        long minutes = Objects.requireNonNull(
                Objects.requireNonNull(job.timeoutConfig()).inProgressTimeoutInMinutes());
        Limits limits = limits(facts, context);
        if (minutes > limits.maximum()
                && facts.tags() instanceof Known.Unknown<Tags> why
                && why.cause() != Known.Cause.OFF) {
            return Verdict.unknown(Fact.TAGS, why);
        }
        if (limits.minimum() <= minutes && minutes <= limits.maximum()) {
            return Verdict.compliant(Figures.count(minutes) + " min is set");
        }
        return Verdict.nonCompliant(
                        LOW,
                        "the timeout is " + Figures.count(minutes) + " min; " + limits.minimum() + " to "
                                + Figures.count(limits.maximum()) + " min are allowed")
                .with(evidence(job, minutes, limits))
                .with(inside(job, minutes, limits));
    }

    /**
     * The bounds of a timeout, in minutes.
     *
     * @param tag value of the tag that sets the maximum; null if the job has no such tag
     * @param isUsable whether the value of the tag is a valid number of minutes
     */
    private record Limits(
            int minimum, int maximum, @Nullable String tag, boolean isUsable) {}

    private static Limits limits(JobFacts facts, RuleContext context) {
        int minimum = context.get(MINIMUM);
        String tag = facts.tags() instanceof Known.Is<Tags>(var tags) ? tags.value(Tags.MAXIMUM_TIMEOUT) : null;
        boolean isUsable = tag != null
                && MINUTES.matcher(tag).matches()
                && LEAST_TAGGED <= Integer.parseInt(tag)
                && Integer.parseInt(tag) <= TimeoutConfig.MOST_MINUTES;
        return new Limits(minimum, isUsable ? Integer.parseInt(tag) : context.get(MAXIMUM), tag, isUsable);
    }

    private static Evidence evidence(Job job, long minutes, Limits limits) {
        Evidence evidence = Evidence.of(job)
                .and("inProgressTimeoutInMinutes", minutes)
                .and("minimum", limits.minimum())
                .and("maximum", limits.maximum());
        return limits.tag() == null
                ? evidence
                : evidence.and(
                        "tag " + Tags.MAXIMUM_TIMEOUT,
                        limits.isUsable() ? limits.tag() : "ignored: not a whole number from 5 to 10080");
    }

    /**
     * The commands that set the nearest timeout inside the limits. Empty if the maximum, which a tag can set, is below
     * the minimum.
     */
    private static List<CliCommand> inside(Job job, long minutes, Limits limits) {
        if (limits.minimum() > limits.maximum()) {
            return List.of();
        }
        JobCommands.Setting timeout = ConfigurationFixes.timeout(
                "Set another timeout", minutes < limits.minimum() ? limits.minimum() : limits.maximum());
        return JobCommands.setInPlace(job, timeout.verb() + ". " + timeout.effect(), timeout.option(), timeout.value());
    }
}
