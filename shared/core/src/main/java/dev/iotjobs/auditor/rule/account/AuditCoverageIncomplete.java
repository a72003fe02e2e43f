package dev.iotjobs.auditor.rule.account;

import static dev.iotjobs.auditor.rule.Control.nist;
import static dev.iotjobs.auditor.rule.Severity.HIGH;
import static dev.iotjobs.auditor.rule.Severity.MEDIUM;
import static dev.iotjobs.auditor.setting.SharedSettings.BRAKE_COUNT;
import static dev.iotjobs.auditor.setting.SharedSettings.BRAKE_PERCENT;
import static dev.iotjobs.auditor.setting.SharedSettings.FIRST_COVERAGE;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Deletions;
import dev.iotjobs.auditor.fact.Coverage.Example;
import dev.iotjobs.auditor.fact.Coverage.Failures;
import dev.iotjobs.auditor.fact.Coverage.Listed;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.Coverage.NotReached;
import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.fact.RegionFacts;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Setting;
import dev.iotjobs.auditor.text.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit did not evaluate every job. Some causes open a finding at once: a denied or malformed answer, an incomplete
 * list of jobs, an implausible number of deletions, or a low share of evaluated jobs. If a job failed or was not
 * reached, a finding opens only if the same job fails or is not reached in the next audit as well.
 */
public final class AuditCoverageIncomplete implements Rule<RegionFacts> {

    /** The number of successive complete audits that close a finding. */
    private static final int AUDITS_TO_CLOSE = 2;

    private static final Setting<Double> HIGH_BELOW_PERCENT = Setting.percent(
            "highBelowPercent", 90, 50, 100, "The finding is HIGH below this share of jobs with usable evidence.");

    private static final Setting<Integer> HIGH_AFTER = Setting.count(
            "highAfter", 3, 2, 100, "audits", "Fewest incomplete audits in a row that make the finding HIGH.");

    private static final RuleDefinition<RegionFacts> DEFINITION = RuleDefinition.of(SubjectKind.REGION, "IOTJ-ACC-03")
            .version(2)
            .title("Audit coverage incomplete")
            .finds(
                    "A job was denied or answered malformed, or failed or was not reached in two audits in a row; or the list"
                            + " of jobs is incomplete; or more known jobs than is plausible do not exist any more.")
            .appliesToEvery("every audited Region")
            .severity(
                    HIGH,
                    "below `highBelowPercent`, after `highAfter` incomplete audits in a row, without a complete list of"
                            + " jobs, or while deletions are held back")
            .severity(MEDIUM, "a job was denied or answered malformed, or failed in two audits in a row")
            .settings(HIGH_BELOW_PERCENT, HIGH_AFTER, FIRST_COVERAGE, BRAKE_PERCENT, BRAKE_COUNT)
            .source("ListJobs, DescribeJob")
            .closes("After two complete audits in a row.")
            .why("What was not evaluated is unknown: these jobs may have any defect.")
            .fix(
                    "Allow iot:ListJobs and iot:DescribeJob where they are denied; raise the time budget or the API share where"
                            + " jobs are not reached. Where many jobs do not exist any more, check account, Region and endpoint,"
                            + " then confirm with --accept-deletions; a second audit an hour later confirms as well.")
            .controls(nist("CA-7"), nist("SI-4"))
            .build();

    @Override
    public RuleDefinition<RegionFacts> definition() {
        return DEFINITION;
    }

    @Override
    public Verdict judge(RegionFacts region, RuleContext context) {
        Coverage coverage = region.coverage();
        NotReached notReached = coverage.notReached();
        int overdueFirst = context.now().isBefore(notReached.firstCoverageEnds()) ? 0 : notReached.unseen();
        int lacking = coverage.notEvaluated() - notReached.unseen() + overdueFirst;
        boolean severe = !coverage.listed().isComplete()
                || coverage.deletions().heldBack() > 0
                || isLow(coverage, lacking, context.get(HIGH_BELOW_PERCENT));
        if (lacking == 0 && !severe) {
            return complete(coverage, context);
        }
        Failures failures = coverage.failures();
        boolean holds = severe
                || failures.denied() + failures.malformed() + overdueFirst > 0
                || failures.failedAgain() + notReached.overdueAgain() > 0;
        if (!holds && !context.before().isOpen()) {
            return Verdict.pending(true, null, reason(coverage));
        }
        boolean lasts = context.before().badRunsNow() >= context.get(HIGH_AFTER);
        return incomplete(coverage, context, severe || lasts ? HIGH : MEDIUM);
    }

    private static boolean isLow(Coverage coverage, int lacking, double highBelowPercent) {
        int expected = coverage.expected();
        return !Percent.isAtLeast(expected - lacking, expected, highBelowPercent);
    }

    private static Verdict complete(Coverage coverage, RuleContext context) {
        if (!context.before().isOpen() || context.before().cleanRunsNow() >= AUDITS_TO_CLOSE) {
            return Verdict.compliant(figures(coverage));
        }
        return Verdict.pending(false, MEDIUM, figures(coverage) + "; one more complete audit closes this")
                .with(evidence(coverage, context));
    }

    private static Verdict incomplete(Coverage coverage, RuleContext context, Severity severity) {
        return Verdict.nonCompliant(severity, reason(coverage))
                .with(evidence(coverage, context))
                .with(commands(coverage));
    }

    private static String reason(Coverage coverage) {
        List<String> causes = new ArrayList<>();
        Listed listed = coverage.listed();
        if (listed.extent() == Listing.UNREACHABLE) {
            causes.add(listed.problem());
        } else if (!listed.isComplete()) {
            causes.add("the list of jobs is incomplete (" + listed.problem() + ")");
        }
        Deletions deletions = coverage.deletions();
        if (deletions.heldBack() > 0) {
            causes.add(Figures.count(deletions.heldBack()) + " of " + Figures.count(deletions.known(), "known job")
                    + " answered that they do not exist, which is implausible: nothing was closed");
        }
        Failures failures = coverage.failures();
        addCount(causes, failures.denied(), "denied");
        addCount(causes, failures.malformed(), "answered malformed");
        addCount(causes, failures.failed(), "failed");
        addCount(causes, coverage.notReached().jobs(), "not reached" + convergence(coverage));
        return figures(coverage) + ": " + String.join(", ", causes);
    }

    private static void addCount(List<String> causes, int count, String what) {
        if (count > 0) {
            causes.add(Figures.count(count) + " " + what);
        }
    }

    private static String convergence(Coverage coverage) {
        return " (complete in about " + Figures.count(coverage.auditsToGo(), "more audit") + ")";
    }

    private static String figures(Coverage coverage) {
        String jobs = Figures.count(coverage.evaluated()) + " of " + Figures.count(coverage.expected(), "job");
        return coverage.isComplete() || !coverage.listed().isComplete()
                ? jobs
                : jobs + " (" + coverage.percent() + " %)";
    }

    private static Evidence evidence(Coverage coverage, RuleContext context) {
        Evidence evidence = Evidence.of("listed", coverage.listed().jobs())
                .and("listing", coverage.listed().extent().name())
                .and("described", coverage.described())
                .and("evaluated", coverage.evaluated())
                .and("denied", coverage.failures().denied())
                .and("malformed", coverage.failures().malformed())
                .and("failed", coverage.failures().failed())
                .and("overdue", coverage.notReached().overdue())
                .and("neverReached", coverage.notReached().unseen())
                .and("vanished", coverage.deletions().vanished())
                .and("heldBack", coverage.deletions().heldBack())
                .and("coveragePercent", coverage.percent())
                .and("highBelowPercent", context.get(HIGH_BELOW_PERCENT))
                .and("highAfterAudits", context.get(HIGH_AFTER));
        int number = 1;
        for (Example example : coverage.failures().examples()) {
            evidence = evidence.and("example" + number++, example.jobId() + ": " + example.error());
        }
        return evidence;
    }

    private static List<CliCommand> commands(Coverage coverage) {
        return coverage.failures().examples().stream()
                .limit(1)
                .map(example -> CliCommand.look(
                        "See the whole error of one job:",
                        "iot",
                        "describe-job",
                        "--region",
                        coverage.place().region(),
                        "--job-id",
                        example.jobId()))
                .toList();
    }
}
