package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.rule.Control.iotLens;
import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.HIGH;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.SiblingFacts.Sibling;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Gap;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Band;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import dev.iotjobs.auditor.text.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds that the execution failed or timed out in too many completed jobs of a group. The jobs of a group, called
 * siblings, do the same thing on one device each.
 */
public final class SiblingFailures extends Rule<SiblingFacts> {

    private static final int MOST_NAMED = 5;

    /**
     * A finding does not age out while the newest job of its group is at most this old, even if the setting {@code
     * window} is shorter.
     */
    private static final Duration LEAST_MEMORY = Duration.ofDays(7);

    private static final Comparator<Sibling> NEWEST_FIRST = Comparator.comparing(
                    (Sibling job) -> Objects.requireNonNull(job.key().createdAt()), Comparator.reverseOrder())
            .thenComparing(job -> job.key().jobId());

    static final Setting<Duration> WINDOW = Setting.duration(
            "window",
            Duration.ofHours(24),
            Duration.ofHours(1),
            Duration.ofDays(30),
            "Jobs that were created longer ago than this do not count.");

    private static final Setting<Integer> MINIMUM_ENDED = Setting.count(
            "minimumEnded",
            10,
            3,
            1000,
            "jobs",
            "A group is judged only if at least this many of its jobs are completed.");

    private static final Setting<Band> FAILURE_PERCENT = Setting.percentLevel(
            "failurePercent", new Band(10, 8), "Share of the completed jobs whose execution failed or timed out.");

    private static final RuleDefinition<SiblingFacts> DEFINITION = RuleDefinition.of(
                    SubjectKind.SIBLINGS, "IOTJ-RUN-11")
            .version(1)
            .title("Failures across sibling jobs")
            .finds("Several jobs do the same, each on a single thing. At least `minimumEnded` of those created within"
                    + " `window` are completed. In `failurePercent.opensAt` or more of these completed jobs, the"
                    + " execution failed or timed out.")
            .appliesToEvery(
                    "groups of at least three jobs, each on a single thing, with the same origin and the same template."
                            + " Jobs without a template form a group if their IDs differ only in numbers or UUIDs. If"
                            + " fewer than three letters of an ID remain without its numbers and UUIDs, the document"
                            + " source of the job replaces the ID, or its description if it has no document source")
            .severity(
                    HIGH,
                    "at least `minimumEnded` jobs are completed, and in `failurePercent.opensAt` or more of these, the"
                            + " execution failed or timed out")
            .settings(WINDOW, MINIMUM_ENDED, FAILURE_PERCENT)
            .source(
                    "ListJobs, DescribeJob: status, targets, createdAt, jobProcessDetails, jobTemplateArn, documentSource,"
                            + " description, namespaceId")
            .closes("When the execution failed or timed out in less than `failurePercent.closesBelow` of the completed"
                    + " jobs. At least `minimumEnded` jobs must be completed, and the list of jobs must be complete."
                    + " The finding ages out when no job of the group was created within `window`, or within 7 days"
                    + " if that is longer.")
            .why("With one job for each device, no single job has enough executions for a failure rate: only the group"
                    + " shows that the update fails.")
            .fix("Stop the program that creates the jobs, and see why the executions failed.")
            .controls(iotLens("IOTOPS09-BP01"), nist("SI-2"), nist("SI-4(5)"))
            .build();

    public SiblingFailures() {
        super(DEFINITION);
    }

    @Override
    public Verdict judge(SiblingFacts group, RuleContext context) {
        List<Sibling> ended = createdWithin(context.get(WINDOW), group, context)
                .filter(SiblingFailures::hasExecuted)
                .toList();
        List<Sibling> unsuccessful =
                ended.stream().filter(SiblingFailures::isUnsuccessful).toList();
        if (ended.size() < context.get(MINIMUM_ENDED)) {
            return tooFew(group, ended.size(), context);
        }
        String reason = figures(unsuccessful.size(), ended.size());
        if (context.get(FAILURE_PERCENT).isReached(unsuccessful.size(), ended.size(), context.isOpen())) {
            return Verdict.nonCompliant(HIGH, reason)
                    .with(evidence(ended.size(), unsuccessful, context))
                    .with(List.of(command(unsuccessful)));
        }
        return group.areAll()
                ? Verdict.compliant(reason)
                : Verdict.insufficientData(Gap.UNDECIDED, reason + "; not every job was listed and described");
    }

    private static Stream<Sibling> createdWithin(Duration span, SiblingFacts group, RuleContext context) {
        return group.jobs().stream()
                .filter(job ->
                        !context.isLongerAgo(Objects.requireNonNull(job.key().createdAt()), span))
                .sorted(NEWEST_FIRST);
    }

    private static boolean hasExecuted(Sibling job) {
        return job.completed() != null && job.completed().executed() > 0;
    }

    private static boolean isUnsuccessful(Sibling job) {
        JobProcessDetails counters = Objects.requireNonNull(job.completed());
        return counters.succeeded() == 0 && counters.failures() > 0;
    }

    private static Verdict tooFew(SiblingFacts group, int ended, RuleContext context) {
        Duration window = context.get(WINDOW);
        Duration memory = window.compareTo(LEAST_MEMORY) > 0 ? window : LEAST_MEMORY;
        if (group.areAll() && createdWithin(memory, group, context).findAny().isEmpty()) {
            return Verdict.notApplicable(
                    End.AGED_OUT, "no job of the group was created in the last " + Times.age(memory));
        }
        return Verdict.insufficientData(
                Gap.TOO_FEW,
                Figures.count(ended, "job") + " completed; the rule needs at least "
                        + Figures.count(context.get(MINIMUM_ENDED)));
    }

    private static String figures(int unsuccessful, int ended) {
        return "in " + Figures.count(unsuccessful) + " of " + Figures.count(ended)
                + " completed jobs, the execution failed or timed out (" + Percent.text(unsuccessful, ended) + ")";
    }

    private static Evidence evidence(int ended, List<Sibling> unsuccessful, RuleContext context) {
        long failed = total(unsuccessful, JobProcessDetails::failed);
        long timedOut = total(unsuccessful, JobProcessDetails::timedOut);
        Band level = context.get(FAILURE_PERCENT);
        return Evidence.of("ended", ended)
                .and("unsuccessful", unsuccessful.size())
                .and("unsuccessfulPercent", Percent.cut(unsuccessful.size(), ended))
                .and(
                        "newestUnsuccessful",
                        unsuccessful.stream()
                                .limit(MOST_NAMED)
                                .map(job -> job.key().jobId())
                                .collect(Collectors.joining(", ")))
                .and("mostFrequentFailure", timedOut > failed ? "TIMED_OUT" : "FAILED")
                .and("createdWithinHours", context.get(WINDOW).toHours())
                .and("opensAtPercent", level.opensAt())
                .and("closesBelowPercent", level.closesBelow())
                .and("minimumEnded", context.get(MINIMUM_ENDED));
    }

    private static long total(List<Sibling> jobs, ToLongFunction<JobProcessDetails> counter) {
        return jobs.stream()
                .mapToLong(job -> counter.applyAsLong(Objects.requireNonNull(job.completed())))
                .sum();
    }

    private static CliCommand command(List<Sibling> unsuccessful) {
        Sibling newest = unsuccessful.getFirst();
        JobKey key = newest.key();
        JobProcessDetails counters = Objects.requireNonNull(newest.completed());
        return CliCommand.look(
                "See why the newest of these jobs failed:",
                "iot",
                "list-job-executions-for-job",
                "--region",
                key.region(),
                "--job-id",
                key.jobId(),
                "--status",
                counters.failed() > 0 ? "FAILED" : "TIMED_OUT");
    }
}
