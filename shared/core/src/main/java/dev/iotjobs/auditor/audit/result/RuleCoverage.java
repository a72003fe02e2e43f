package dev.iotjobs.auditor.audit.result;

import dev.iotjobs.auditor.text.Figures;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many of the expected verdicts the rules gave.
 *
 * @param expected number of verdicts expected on subjects to which a rule applies
 * @param withoutData number of expected verdicts that were not given, because data was missing
 */
public record RuleCoverage(long expected, long withoutData) {

    /** The rule coverage of all these rules together. Their counts may come from one Region or from several. */
    public static RuleCoverage of(Collection<RuleCounts> rules) {
        return new RuleCoverage(
                rules.stream().mapToLong(RuleCounts::judged).sum(),
                rules.stream().mapToLong(RuleCounts::withoutData).sum());
    }

    public boolean isComplete() {
        return withoutData == 0;
    }

    /** The number of expected verdicts for which the rules had their data. */
    public long given() {
        return expected - withoutData;
    }

    /** How many percent of the expected verdicts were given, cut to one decimal; null if no verdict was expected. */
    public @Nullable Double percent() {
        return expected == 0 ? null : Figures.permille(given(), expected) / 10.0;
    }
}
