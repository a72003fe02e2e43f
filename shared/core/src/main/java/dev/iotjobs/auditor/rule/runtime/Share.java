package dev.iotjobs.auditor.rule.runtime;

import static dev.iotjobs.auditor.rule.runtime.Sample.MINIMUM_EXECUTED;

import dev.iotjobs.auditor.fact.Percent;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.setting.Band;
import java.util.function.Supplier;

/**
 * A part of the ended executions, which a rule judges by its share.
 *
 * @param name name of the part in evidence
 * @param outcome what happened to these executions, in words
 * @param level the level at which the share is too high
 */
record Share(Sample sample, long part, String name, String outcome, Band level) {

    /**
     * The verdict on the share. A sample below its minimum opens no finding, but closes a finding whose share is below
     * the level.
     */
    Verdict judge(RuleContext context, Supplier<Verdict> tooHigh) {
        boolean isReached = level.isReached(part, sample.executed(), context.isOpen());
        if (sample.isFull(context)) {
            return isReached ? tooHigh.get() : sample.compliant(part, outcome, context);
        }
        return context.isOpen() && !isReached ? sample.compliant(part, outcome, context) : sample.tooFew(context);
    }

    String figures() {
        return sample.figures(part, outcome);
    }

    Evidence evidence(Job job, RuleContext context) {
        return Evidence.of(job)
                .and(name, part)
                .and("executed", sample.executed())
                .and(name + "Percent", Percent.cut(part, sample.executed()))
                .andIfKnown("countedSince", sample.countedSince())
                .and("opensAtPercent", level.opensAt())
                .and("closesBelowPercent", level.closesBelow())
                .and("minimumExecuted", context.get(MINIMUM_EXECUTED));
    }
}
