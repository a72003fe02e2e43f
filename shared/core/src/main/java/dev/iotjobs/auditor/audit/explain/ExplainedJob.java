package dev.iotjobs.auditor.audit.explain;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.RuleDefinition;
import java.time.Instant;
import java.util.List;

/**
 * The present verdicts of the rules on one job.
 *
 * @param describedAt when the evidence was read
 * @param isDescribedNow whether DescribeJob was called for this explanation; the answer is not stored
 * @param verdicts verdicts of the rules that are on, in the order of the rule book
 * @param off rules that the policy switches off for this job
 */
public record ExplainedJob(
        AccountRegion place,
        Job job,
        Instant describedAt,
        boolean isDescribedNow,
        List<RuleVerdict> verdicts,
        List<RuleDefinition<?>> off) {

    public ExplainedJob {
        verdicts = List.copyOf(verdicts);
        off = List.copyOf(off);
    }
}
