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
 * The executions of a sample that ended with one outcome, such as rejected. A rule judges their share of the sample.
 *
 * @param sample ended executions: all of the job, or only the recent ones of a CONTINUOUS job
 * @param part number of executions in the sample with the outcome
 * @param name name of the outcome in evidence
 * @param outcome the outcome in words, such as {@code were rejected}
 * @param level the level at which the share is too high
 */
record Share(Sample sample, long part, String name, String outcome, Band level) {

    /**
     * With at least {@code minimumExecuted} executions, returns the verdict of {@code tooHigh} if the share reaches the
     * level, otherwise COMPLIANT. With fewer, returns COMPLIANT if a finding is open and the share is below the level,
     * otherwise INSUFFICIENT_DATA.
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
