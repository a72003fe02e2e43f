package dev.iotjobs.auditor.rule.governance;

import static dev.iotjobs.auditor.fact.JobField.ABORT_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.COUNTERS;
import static dev.iotjobs.auditor.fact.JobField.CREATED_AT;
import static dev.iotjobs.auditor.fact.JobField.RETRY_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.ROLLOUT_CONFIG;
import static dev.iotjobs.auditor.fact.JobField.TARGETS;
import static dev.iotjobs.auditor.fact.JobField.TARGET_SELECTION;
import static dev.iotjobs.auditor.job.config.AbortConfig.FAILURE_TYPES;
import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Guards.afterGrace;
import static dev.iotjobs.auditor.rule.Jobs.StatusClass.LIVE;
import static dev.iotjobs.auditor.rule.Jobs.jobs;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.ALL_DEVICES_GROUPS;
import static dev.iotjobs.auditor.setting.SharedSettings.GRACE;
import static dev.iotjobs.auditor.setting.SharedSettings.MAXIMUM_PER_MINUTE;
import static dev.iotjobs.auditor.setting.SharedSettings.MEANINGLESS_PERCENT;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds a live job that targets a group of all devices, or too many groups. Also finds a live job that reaches many
 * devices without effective abort criteria or without a limited rate.
 */
public final class BlastRadius extends Rule<JobFacts> {

    static final Setting<Integer> MAXIMUM_GROUPS =
            Setting.count("maximumGroups", 20, 1, 100, "thing groups", "Maximum number of target groups of a job.");

    static final Setting<Integer> MAXIMUM_THINGS = Setting.count(
            "maximumThings",
            20,
            1,
            100,
            "things",
            "Maximum number of things that a job may target without effective abort criteria or without a limited"
                    + " rate.");

    static final Setting<Integer> MAXIMUM_KNOWN = Setting.count(
            "maximumKnown",
            5_000,
            100,
            1_000_000,
            "executions",
            "Maximum number of executions of a snapshot job without effective abort criteria or without a limited"
                    + " rate.");

    private static final RuleDefinition<JobFacts> DEFINITION = RuleDefinition.of(SubjectKind.JOB, "IOTJ-GOV-03")
            .version(1)
            .title("Blast radius")
            .finds("A live job targets a group of all devices, or more than `maximumGroups` groups. Or it reaches many"
                    + " devices without effective abort criteria, or without a limited rate.")
            .appliesTo(jobs(LIVE))
            .severity(HIGH, "the job has no effective abort criteria, or no limited rate")
            .severity(
                    MEDIUM,
                    "the job has effective abort criteria and a limited rate, but targets a group of all devices or"
                            + " more than `maximumGroups` groups")
            .settings(ALL_DEVICES_GROUPS, MAXIMUM_GROUPS, MAXIMUM_THINGS, MAXIMUM_KNOWN, GRACE)
            .borrows("IOTJ-CFG-05", MEANINGLESS_PERCENT)
            .borrows("IOTJ-CFG-07", MAXIMUM_PER_MINUTE)
            .mayRead(TARGETS, TARGET_SELECTION, COUNTERS, ABORT_CONFIG, ROLLOUT_CONFIG, RETRY_CONFIG, CREATED_AT)
            .why("One mistake reaches everything at once.")
            .fix("Cancel the job. Create it again for a few devices, then add group after group.")
            .controls(iotLens("IOTREL08-BP03"), nist("CM-3(2)"), nist("CM-4"))
            .build();

    public BlastRadius() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(JobFacts facts, RuleContext context) {
        Job job = facts.job();
        Truth isUnguarded = isGuarded(job, context).not();
        List<String> targets = wideTargets(job, isUnguarded, context);
        Truth isLarge = isLargeSnapshot(job, context).and(isUnguarded);
        if (!targets.isEmpty()) {
            return tooWide(job, String.join("; ", targets), isUnguarded, context);
        }
        if (isLarge == Truth.TRUE) {
            String figures = "the job has " + Figures.count(executions(job).orElseThrow(), "execution")
                    + ", more than the allowed " + Figures.count(context.get(MAXIMUM_KNOWN));
            Verdict large = afterGrace(facts, context, figures, () -> tooWide(job, figures, isUnguarded, context));
            return job.targets().isEmpty() && large.outcome() instanceof Outcome.InsufficientData
                    ? Verdict.missing(TARGETS)
                    : large;
        }
        if (job.targets().isEmpty()) {
            return Verdict.missing(TARGETS);
        }
        return isLarge == Truth.UNKNOWN
                ? Verdict.missing(job.counters() == null ? COUNTERS : TARGET_SELECTION)
                : Verdict.compliant("the job has " + Figures.count(job.targets().size(), "target")
                        + " and does not reach too many devices");
    }

    /** The reasons why the targets are too wide, as clauses. Empty if the targets are not known to be too wide. */
    private static List<String> wideTargets(Job job, Truth isUnguarded, RuleContext context) {
        List<String> clauses = new ArrayList<>();
        int groups = job.targetCounts().groups();
        if (groups > 0) {
            allDevicesGroup(job, context)
                    .ifPresent(
                            name -> clauses.add("the job targets thing group " + name + ", which holds all devices"));
        }
        if (groups > context.get(MAXIMUM_GROUPS)) {
            clauses.add("the job targets " + Figures.count(groups, "thing group") + ", more than the allowed "
                    + context.get(MAXIMUM_GROUPS));
        }
        int things = job.targetCounts().things();
        if (things > context.get(MAXIMUM_THINGS) && isUnguarded == Truth.TRUE) {
            clauses.add("the job targets " + Figures.count(things, "thing") + ", more than the allowed "
                    + context.get(MAXIMUM_THINGS));
        }
        return clauses;
    }

    private static Optional<String> allDevicesGroup(Job job, RuleContext context) {
        for (String name : job.targetGroupNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            for (String pattern : context.get(ALL_DEVICES_GROUPS)) {
                if (new Glob(pattern.toLowerCase(Locale.ROOT)).matches(lower)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static Truth isLargeSnapshot(Job job, RuleContext context) {
        TargetSelection selection = job.targetSelection();
        Truth isSnapshot = TargetSelection.SNAPSHOT.equals(selection) || TargetSelection.CONTINUOUS.equals(selection)
                ? Truth.of(TargetSelection.SNAPSHOT.equals(selection))
                : Truth.UNKNOWN;
        Truth isLarge = executions(job)
                .map(executions -> Truth.of(executions > context.get(MAXIMUM_KNOWN)))
                .orElse(Truth.UNKNOWN);
        return isSnapshot.and(isLarge).and(Truth.of(!job.retriesExecutions()));
    }

    /** The number of executions, without those that the service removed. Empty if there are no counters. */
    private static Optional<Long> executions(Job job) {
        return Optional.ofNullable(job.counters()).map(counters -> counters.known() - counters.removed());
    }

    private static Truth isGuarded(Job job, RuleContext context) {
        return hasEffectiveAbort(job, context).and(Truth.of(limitsRate(job, context)));
    }

    private static boolean limitsRate(Job job, RuleContext context) {
        return job.limitsRate(context.get(MAXIMUM_PER_MINUTE));
    }

    private static Truth hasEffectiveAbort(Job job, RuleContext context) {
        AbortConfig abort = job.abortConfig();
        if (abort == null || !coversAny(abort)) {
            return Truth.FALSE;
        }
        boolean isMeaningless = abort.effective("FAILED")
                .filter(effective -> effective.isAtLeast(context.get(MEANINGLESS_PERCENT)))
                .isPresent();
        return Truth.of(isMeaningless).and(job.mayHaveSeveralDevices()).not();
    }

    private static boolean coversAny(AbortConfig abort) {
        for (String type : FAILURE_TYPES) {
            if (abort.covers(type)) {
                return true;
            }
        }
        return false;
    }

    private static Verdict tooWide(Job job, String reason, Truth isUnguarded, RuleContext context) {
        return Verdict.nonCompliant(
                        context.severity(isUnguarded, HIGH, MEDIUM),
                        isUnguarded == Truth.TRUE ? reason + "; the job has " + missing(job, context) : reason)
                .with(evidence(job, isUnguarded.not(), context))
                .with(commands(job));
    }

    /** What an unguarded job lacks, such as {@code no limited rate}. */
    private static String missing(Job job, RuleContext context) {
        if (hasEffectiveAbort(job, context) != Truth.FALSE) {
            return "no limited rate";
        }
        return limitsRate(job, context)
                ? "no effective abort criteria"
                : "neither effective abort criteria nor a limited rate";
    }

    private static Evidence evidence(Job job, Truth isGuarded, RuleContext context) {
        return Evidence.of(job)
                .and("thingGroups", job.targetCounts().groups())
                .and("things", job.targetCounts().things())
                .andIfKnown("executions", executions(job).orElse(null))
                .and("hasAbortCriteria", job.hasAbortCriteria())
                .and("limitsRate", limitsRate(job, context))
                .and("guarded", isGuarded.name().toLowerCase(Locale.ROOT))
                .and("maximumGroups", context.get(MAXIMUM_GROUPS))
                .and("maximumThings", context.get(MAXIMUM_THINGS))
                .and("maximumKnown", context.get(MAXIMUM_KNOWN));
    }

    private static List<CliCommand> commands(Job job) {
        List<CliCommand> commands = new ArrayList<>(JobCommands.recreateFor(
                "CANARY_GROUP_ARN",
                job,
                "Create the job again for a few devices first",
                "--target-selection",
                "CONTINUOUS"));
        if (job.origin() != Origin.GREENGRASS && job.origin() != Origin.FREERTOS_OTA) {
            commands.add(CliCommand.fix(
                    "Then add group after group while the job is in progress:",
                    "iot",
                    "associate-targets-with-job",
                    "--region",
                    job.key().region(),
                    "--job-id",
                    "NEW_JOB_ID",
                    "--targets",
                    "NEXT_GROUP_ARN"));
        }
        return commands;
    }
}
