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
 * Finds that the audit did not evaluate every job. The cause decides when a finding opens:
 *
 * <ul>
 *   <li>at once: a denied or malformed answer, an incomplete list of jobs, implausibly many deletions, or a low share
 *       of evaluated jobs
 *   <li>after the time of the setting {@code firstCoverage}: a job that no audit has described yet
 *   <li>in the second audit in a row with the same job: a failed call, or a known job that was not reached
 * </ul>
 */
public final class AuditCoverageIncomplete extends Rule<RegionFacts> {

    /** The number of successive complete audits that close a finding. */
    private static final int AUDITS_TO_CLOSE = 2;

    private static final Setting<Double> HIGH_BELOW_PERCENT = Setting.percent(
            "highBelowPercent", 90, 50, 100, "The finding is HIGH if less than this share of the jobs was evaluated.");

    private static final Setting<Integer> HIGH_AFTER = Setting.count(
            "highAfter", 3, 2, 100, "audits", "The finding is HIGH after this many incomplete audits in a row.");

    private static final RuleDefinition<RegionFacts> DEFINITION = RuleDefinition.of(SubjectKind.REGION, "IOTJ-ACC-03")
            .version(2)
            .title("Audit coverage incomplete")
            .finds("An audit could not evaluate every job, the list of jobs is incomplete, or implausibly many known"
                    + " jobs are gone. A denied call or an unreadable answer opens the finding at once. A failed call,"
                    + " or a job that was not reached, opens it only if the same happens to this job in the next audit,"
                    + " or if less than `highBelowPercent` of the jobs were evaluated.")
            .appliesToEvery("every audited Region")
            .severity(
                    HIGH,
                    "less than `highBelowPercent` of the jobs were evaluated, `highAfter` audits in a row were"
                            + " incomplete, the list of jobs is incomplete, or implausibly many known jobs are gone")
            .severity(MEDIUM, "in all other cases")
            .settings(HIGH_BELOW_PERCENT, HIGH_AFTER, FIRST_COVERAGE, BRAKE_PERCENT, BRAKE_COUNT)
            .source("ListJobs, DescribeJob")
            .closes("After two complete audits in a row.")
            .why("Nothing is known about jobs that were not evaluated: they may have any defect.")
            .fix("If access is denied, allow iot:ListJobs and iot:DescribeJob. If jobs are not reached, give audits a"
                    + " longer time budget or a larger share of the API limit. If many jobs are gone, check that"
                    + " audits use the right account, Region and endpoint. If these jobs were really deleted, run"
                    + " './audit run --accept-deletions'. Or wait an hour: the next audit then accepts the"
                    + " deletions.")
            .controls(nist("CA-7"), nist("SI-4"))
            .build();

    public AuditCoverageIncomplete() {
        super(DEFINITION);
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
        return Verdict.pending(false, MEDIUM, figures(coverage) + "; one more complete audit closes the finding")
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
                    + " seem to be deleted, which is implausible: their findings stay open");
        }
        Failures failures = coverage.failures();
        addCount(causes, failures.denied(), "denied");
        addCount(causes, failures.malformed(), "with an unreadable answer");
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
        String jobs =
                Figures.count(coverage.evaluated()) + " of " + Figures.count(coverage.expected(), "job") + " evaluated";
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
