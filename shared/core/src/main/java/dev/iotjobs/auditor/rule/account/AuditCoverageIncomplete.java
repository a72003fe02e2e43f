package dev.iotjobs.auditor.rule.account;

import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.fact.Coverage.Deletions;
import dev.iotjobs.auditor.fact.Coverage.Example;
import dev.iotjobs.auditor.fact.Coverage.Failures;
import dev.iotjobs.auditor.fact.Coverage.Listed;
import dev.iotjobs.auditor.fact.Coverage.Listing;
import dev.iotjobs.auditor.fact.Coverage.NotReached;
import dev.iotjobs.auditor.policy.CoverageLimits;
import dev.iotjobs.auditor.policy.Percent;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.RuleSettings;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Texts;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit did not evaluate every job. A denied or malformed answer, an incomplete list, an implausible number of
 * deletions and a low coverage count at once; a job that failed or was not reached counts when it happens again in the
 * next audit.
 */
public final class AuditCoverageIncomplete implements Rule<Coverage> {

    /** Complete audits in a row that close a finding. */
    private static final int AUDITS_TO_CLOSE = 2;

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-ACC-03",
            2,
            "Audit coverage incomplete",
            Severity.MEDIUM,
            "What was not evaluated is unknown: these jobs may have any defect.",
            "Allow iot:ListJobs and iot:DescribeJob where they are denied; raise the time budget or the API share where"
                    + " jobs are not reached. Where many jobs do not exist any more, check account, Region and endpoint,"
                    + " then confirm with --accept-deletions; a second audit an hour later confirms as well.",
            "ListJobs, DescribeJob",
            List.of("NIST 800-53 CA-7", "NIST 800-53 SI-4"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public RuleSettings settings(Policy policy) {
        CoverageLimits limits = policy.coverage();
        return RuleSettings.none()
                .and("highBelowPercent", limits.highBelowPercent())
                .and("highAfter", limits.highAfter())
                .and("firstCoverage", limits.firstCoverage())
                .and("brakePercent", limits.brakePercent())
                .and("brakeCount", limits.brakeCount());
    }

    @Override
    public Verdict judge(Coverage coverage, RuleContext context) {
        NotReached notReached = coverage.notReached();
        int overdueFirst = context.now().isBefore(notReached.firstCoverageEnds()) ? 0 : notReached.unseen();
        int lacking = coverage.notEvaluated() - notReached.unseen() + overdueFirst;
        boolean severe = !coverage.listed().isComplete()
                || coverage.deletions().heldBack() > 0
                || isLow(coverage, lacking, context.policy().coverage());
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
        boolean lasts =
                context.before().badRunsNow() >= context.policy().coverage().highAfter();
        return incomplete(coverage, context, severe || lasts ? Severity.HIGH : Severity.MEDIUM);
    }

    private static boolean isLow(Coverage coverage, int lacking, CoverageLimits limits) {
        int expected = coverage.expected();
        return lacking > 0 && !Percent.isAtLeast(expected - lacking, expected, limits.highBelowPercent());
    }

    private static Verdict complete(Coverage coverage, RuleContext context) {
        if (!context.before().isOpen() || context.before().cleanRunsNow() >= AUDITS_TO_CLOSE) {
            return Verdict.compliant(figures(coverage));
        }
        return Verdict.pending(false, Severity.MEDIUM, figures(coverage) + "; one more complete audit closes this")
                .with(evidence(coverage, context));
    }

    private static Verdict incomplete(Coverage coverage, RuleContext context, Severity severity) {
        return Verdict.nonCompliant(severity, reason(coverage), evidence(coverage, context), commands(coverage));
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
            causes.add(Texts.number(deletions.heldBack()) + " of " + Texts.count(deletions.known(), "known job")
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
            causes.add(Texts.number(count) + " " + what);
        }
    }

    private static String convergence(Coverage coverage) {
        return " (complete in about " + Texts.count(coverage.auditsToGo(), "more audit") + ")";
    }

    private static String figures(Coverage coverage) {
        String jobs = Texts.number(coverage.evaluated()) + " of " + Texts.count(coverage.expected(), "job");
        return coverage.isComplete() || !coverage.listed().isComplete()
                ? jobs
                : jobs + " (" + coverage.percent() + " %)";
    }

    private static Evidence evidence(Coverage coverage, RuleContext context) {
        CoverageLimits limits = context.policy().coverage();
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
                .and("highBelowPercent", limits.highBelowPercent())
                .and("highAfterAudits", limits.highAfter());
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
