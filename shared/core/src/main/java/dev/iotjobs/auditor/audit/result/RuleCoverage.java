package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.text.Figures;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many of the expected verdicts the rules gave. A job that was described may still lack a field that a rule reads.
 *
 * @param expected number of verdicts expected on subjects to which a rule applies
 * @param withoutData number of expected verdicts that were not given, because data was missing
 */
public record RuleCoverage(long expected, long withoutData) {

    /** The coverage of some rules, in one Region or in several. */
    public static RuleCoverage of(Collection<RuleCounts> rules) {
        return new RuleCoverage(
                rules.stream().mapToLong(RuleCounts::judged).sum(),
                rules.stream().mapToLong(RuleCounts::withoutData).sum());
    }

    public boolean isComplete() {
        return withoutData == 0;
    }

    /** The number of verdicts that were given. Includes verdicts that wait for a larger sample or for more time. */
    public long given() {
        return expected - withoutData;
    }

    /** The given verdicts in percent of {@link #expected}, cut to one decimal; null if no verdict was expected. */
    public @Nullable Double percent() {
        return expected == 0 ? null : Figures.permille(given(), expected) / 10.0;
    }
}
