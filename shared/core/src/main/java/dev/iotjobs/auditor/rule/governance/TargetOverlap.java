package dev.iotjobs.auditor.rule.governance;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;

import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.fact.TargetFacts.Targeting;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds a thing or thing group that several live jobs target. The rule makes separate counts for jobs of Greengrass,
 * for jobs of each namespace, and for jobs without a namespace.
 */
public final class TargetOverlap extends Rule<TargetFacts> {

    private static final String GREENGRASS = "Greengrass";

    private static final Comparator<Targeting> NEWEST_FIRST = Comparator.comparing(
                    (Targeting job) -> createdAt(job.key()), Comparator.reverseOrder())
            .thenComparing(job -> job.key().jobId());

    private static final Setting<Integer> MINIMUM_JOBS = Setting.count(
            "minimumJobs", 2, 2, 20, "jobs", "Minimum number of live jobs on one target that count as an overlap.");

    private static final Setting<Duration> THING_OVERLAP_AFTER = Setting.duration(
            "thingOverlapAfter",
            Duration.ofHours(6),
            Duration.ZERO,
            Duration.ofDays(30),
            "Jobs on a single thing count only from this age on. Several newer jobs are normal: a device runs them one"
                    + " by one.");

    private static final RuleDefinition<TargetFacts> DEFINITION = RuleDefinition.of(SubjectKind.TARGET, "IOTJ-GOV-04")
            .version(1)
            .title("Overlapping live jobs on one target")
            .finds("At least `minimumJobs` live jobs target the same thing group, or the same thing for"
                    + " `thingOverlapAfter` or longer.")
            .appliesToEvery("things and thing groups that at least two live jobs target")
            .severity(
                    MEDIUM,
                    "`minimumJobs` or more live jobs of one kind (jobs of Greengrass, jobs of the same namespace, or"
                            + " jobs without a namespace) target the same thing or group")
            .settings(MINIMUM_JOBS, THING_OVERLAP_AFTER)
            .source("ListJobs, DescribeJob: status, targets, targetSelection, createdAt, namespaceId, description")
            .closes("When fewer than `minimumJobs` live jobs target the thing or group, and the list of jobs is"
                    + " complete.")
            .why("The order of jobs on a device is not guaranteed. An old continuous job can put an old version back.")
            .fix("Cancel the older jobs.")
            .controls(nist("CM-3"))
            .build();

    public TargetOverlap() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(TargetFacts target, RuleContext context) {
        Map<String, List<Targeting>> overlapping = overlapping(target, context);
        if (!overlapping.isEmpty()) {
            return overlap(target, overlapping, context);
        }
        if (!target.areAll()) {
            return Verdict.insufficientData(
                    Gap.UNDECIDED, "the list of live jobs and their targets is incomplete, so an overlap is possible");
        }
        return target.jobs().isEmpty()
                ? Verdict.notApplicable("no live job targets this " + nounOf(target) + " any more")
                : Verdict.compliant(noOverlap(target, context));
    }

    private static Map<String, List<Targeting>> overlapping(TargetFacts target, RuleContext context) {
        // Different agents on a device run the jobs of different owners
        Map<String, List<Targeting>> byOwner = target.jobs().stream()
                .filter(job -> !target.isThing() || isOld(job.key(), context))
                .sorted(NEWEST_FIRST)
                .collect(Collectors.groupingBy(Targeting::owner, TreeMap::new, Collectors.toList()));
        byOwner.values().removeIf(jobs -> jobs.size() < context.get(MINIMUM_JOBS));
        return byOwner;
    }

    /**
     * Whether the job's age is at least the setting {@code thingOverlapAfter}. True if the creation time is unknown.
     */
    private static boolean isOld(JobKey job, RuleContext context) {
        return context.isAtLeastAgo(createdAt(job), context.get(THING_OVERLAP_AFTER));
    }

    private static Instant createdAt(JobKey job) {
        return job.createdAt() == null ? Instant.EPOCH : job.createdAt();
    }

    private static Verdict overlap(TargetFacts target, Map<String, List<Targeting>> overlapping, RuleContext context) {
        String reason = overlapping.entrySet().stream()
                .map(jobs -> Figures.count(jobs.getValue().size()) + " " + nameOf(jobs.getKey()))
                .collect(Collectors.joining(" and "));
        Evidence evidence = Evidence.of("target", target.arn());
        for (Map.Entry<String, List<Targeting>> jobs : overlapping.entrySet()) {
            evidence = evidence.andNames(nameOf(jobs.getKey()), ids(jobs.getValue()));
        }
        return Verdict.nonCompliant(MEDIUM, reason + " target this " + nounOf(target))
                .with(evidence.and("minimumJobs", context.get(MINIMUM_JOBS))
                        .and(
                                "thingOverlapAfterHours",
                                context.get(THING_OVERLAP_AFTER).toHours()))
                .with(commands(target, overlapping));
    }

    private static String noOverlap(TargetFacts target, RuleContext context) {
        String jobs = "fewer than " + context.get(MINIMUM_JOBS) + " live jobs target this ";
        String where = target.isThing()
                ? "thing for " + Times.age(context.get(THING_OVERLAP_AFTER)) + " or longer"
                : nounOf(target);
        return jobs + where
                + "; jobs of Greengrass, jobs of each namespace, and jobs without a namespace are counted separately";
    }

    private static String nounOf(TargetFacts target) {
        return target.isThing() ? "thing" : "thing group";
    }

    private static String nameOf(String owner) {
        return switch (owner) {
            case "" -> "live jobs";
            case GREENGRASS -> "live jobs of Greengrass";
            default -> "live jobs of namespace " + owner;
        };
    }

    /** The job ids with the target selection of each job, in the given order. */
    private static List<String> ids(List<Targeting> jobs) {
        return jobs.stream()
                .map(job -> job.key().jobId() + (job.selection() == null ? "" : " (" + job.selection() + ")"))
                .toList();
    }

    private static List<CliCommand> commands(TargetFacts target, Map<String, List<Targeting>> overlapping) {
        Map.Entry<String, List<Targeting>> first =
                overlapping.entrySet().iterator().next();
        JobKey oldest = first.getValue().getLast().key();
        return first.getKey().equals(GREENGRASS)
                ? cancelDeployment(target, oldest.region())
                : List.of(CliCommand.fix(
                        "If a newer job replaces the oldest one, cancel the oldest one:",
                        "iot",
                        "cancel-job",
                        "--region",
                        oldest.region(),
                        "--job-id",
                        oldest.jobId(),
                        "--reason-code",
                        "SUPERSEDED",
                        "--comment",
                        CliCommand.WHY));
    }

    private static List<CliCommand> cancelDeployment(TargetFacts target, String region) {
        return List.of(
                CliCommand.look(
                        "See the deployments of the target:",
                        "greengrassv2",
                        "list-deployments",
                        "--region",
                        region,
                        "--target-arn",
                        target.arn(),
                        "--history-filter",
                        "ALL"),
                CliCommand.fix(
                        "Cancel the older deployment:",
                        "greengrassv2",
                        "cancel-deployment",
                        "--region",
                        region,
                        "--deployment-id",
                        "DEPLOYMENT_ID"));
    }
}
