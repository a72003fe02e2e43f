package dev.iotjobs.auditor.rule.account;

import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.RuleMetadata;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The audit itself did not see every job: what it says of the account is not the whole truth. */
public final class AuditCoverageIncomplete implements Rule<Coverage> {

    /** Audits in a row that may be incomplete before it is of high severity, this one included. */
    private static final int TOLERATED_AUDITS = 3;

    private static final RuleMetadata METADATA = new RuleMetadata(
            "IOTJ-ACC-03",
            1,
            "Audit coverage incomplete",
            Severity.MEDIUM,
            "A job that was not looked at may have any of the defects this audit is for; no finding on it means"
                    + " nothing.",
            "Allow iot:ListJobs and iot:DescribeJob for the auditor, and give it a larger share of the API quota or"
                    + " more time where jobs are still waiting.",
            "ListJobs, DescribeJob",
            List.of("NIST 800-53 CA-7", "NIST 800-53 SI-4"));

    @Override
    public RuleMetadata metadata() {
        return METADATA;
    }

    @Override
    public Verdict judge(Coverage coverage, RuleContext context) {
        if (coverage.isComplete()) {
            return Verdict.compliant("all " + coverage.expected() + " jobs have verdicts on fresh evidence");
        }
        boolean high = coverage.percent() < context.policy().coverageHighBelow()
                || context.observations() + 1 >= TOLERATED_AUDITS;
        return Verdict.nonCompliant(high ? Severity.HIGH : Severity.MEDIUM, reason(coverage), evidence(coverage), null);
    }

    private static String reason(Coverage coverage) {
        List<String> causes = new ArrayList<>();
        if (!coverage.listingComplete()) {
            causes.add("the list of jobs could not be read to its end");
        }
        addCount(causes, coverage.denied(), "denied");
        addCount(causes, coverage.failed(), "failed");
        addCount(causes, coverage.pending(), "still waiting (for about " + coverage.auditsToGo() + " more audits)");
        return String.format(
                Locale.ROOT,
                "%d of %d jobs (%.1f %%) have verdicts on fresh evidence: %s",
                coverage.evaluated(),
                coverage.expected(),
                coverage.shownPercent(),
                String.join(", ", causes));
    }

    private static void addCount(List<String> causes, int count, String what) {
        if (count > 0) {
            causes.add(count + " " + what);
        }
    }

    private static Evidence evidence(Coverage coverage) {
        return Evidence.of("listed", coverage.listed())
                .and("evaluated", coverage.evaluated())
                .and("denied", coverage.denied())
                .and("failed", coverage.failed())
                .and("pending", coverage.pending())
                .and("listingComplete", coverage.listingComplete());
    }
}
