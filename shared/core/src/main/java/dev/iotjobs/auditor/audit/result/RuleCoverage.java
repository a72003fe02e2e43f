package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.text.Figures;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many verdicts the rules gave, beside how many jobs were evaluated: a job that was described may still lack the field
 * that one rule reads.
 *
 * @param expected verdicts on subjects that a rule concerns
 * @param withoutData of these, verdicts that were not given for want of data
 */
public record RuleCoverage(long expected, long withoutData) {

    /** Of some rules, in one Region or in several. */
    public static RuleCoverage of(Collection<RuleCounts> rules) {
        return new RuleCoverage(
                rules.stream().mapToLong(RuleCounts::judged).sum(),
                rules.stream().mapToLong(RuleCounts::withoutData).sum());
    }

    public boolean isComplete() {
        return withoutData == 0;
    }

    /** Verdicts that were given; those count that wait for a larger sample or more time. */
    public long given() {
        return expected - withoutData;
    }

    /** Share of {@link #expected} that was given, cut to one decimal; null where no verdict was expected. */
    public @Nullable Double percent() {
        return expected == 0 ? null : Figures.permille(given(), expected) / 10.0;
    }
}
