package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.rule.account.Coverage;
import java.util.Locale;
import java.util.StringJoiner;

/** How much of a Region was seen, in words. */
final class CoverageText {

    private CoverageText() {}

    /** For example {@code 297 of 300 jobs (99.0 %): 2 denied, 1 still waiting}. */
    static String of(Coverage coverage) {
        StringJoiner causes = new StringJoiner(", ");
        if (!coverage.listingComplete()) {
            causes.add("the list of jobs could not be read to its end");
        }
        add(causes, coverage.denied(), "denied");
        add(causes, coverage.failed(), "failed");
        add(causes, coverage.pending(), "still waiting");
        String share = String.format(
                Locale.ROOT,
                "%d of %s (%.1f %%)",
                coverage.evaluated(),
                Counts.of(coverage.expected(), "job"),
                coverage.shownPercent());
        return causes.length() == 0 ? share : share + ": " + causes;
    }

    private static void add(StringJoiner causes, int count, String what) {
        if (count > 0) {
            causes.add(count + " " + what);
        }
    }
}
