package dev.iotjobs.auditor.ledger;

import dev.iotjobs.auditor.finding.Mark;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one subject.
 *
 * @param revision raised by each commit, 0 for a subject that was never committed
 * @param writer names the commit that wrote this revision, so that a commit whose answer was lost is recognised
 * @param marks of its findings, by rule id
 * @param observation of a job, what DescribeJob said last; null for a job never seen and for other subjects
 * @param refusal that the job could not be described when it was asked for last; null when it could
 * @param judgedBy version of rules and policy that gave the verdicts; empty while there are none
 * @param verdictsValidUntil when time alone may change a verdict, in whole milliseconds; null when it cannot
 * @param gone whether the service says that the job no longer exists
 */
public record LedgerEntry(
        Subject subject,
        long revision,
        String writer,
        Map<String, Mark> marks,
        @Nullable Observation observation,
        @Nullable Refusal refusal,
        String judgedBy,
        @Nullable Instant verdictsValidUntil,
        boolean gone) {

    public LedgerEntry {
        Objects.requireNonNull(subject, "subject");
        marks = Map.copyOf(marks);
        verdictsValidUntil = Millis.truncated(verdictsValidUntil);
    }

    public static LedgerEntry unknown(Subject subject) {
        return new LedgerEntry(subject, 0, "", Map.of(), null, null, "", null, false);
    }

    /**
     * Whether a job is to be judged again by what was last described: its verdicts are of other rules or another policy,
     * or have run out. What was described of a job that may no longer be described does not count.
     */
    public boolean isDueForEvaluation(String rulesAndPolicy, Instant now) {
        if (observation == null || refusal != null || gone) {
            return false;
        }
        return !judgedBy.equals(rulesAndPolicy) || (verdictsValidUntil != null && now.isAfter(verdictsValidUntil));
    }

    public boolean hasOpenFindings() {
        return marks.values().stream().anyMatch(Mark::open);
    }

    /** What the rule with this id may know of what it said before. */
    public RuleContext context(String ruleId, Policy policy, Instant now) {
        Mark mark = marks.get(ruleId);
        return mark == null || !mark.open()
                ? RuleContext.at(now, policy)
                : new RuleContext(now, policy, mark.severity(), mark.observations());
    }
}
