package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.fact.Coverage;

/** The coverage of a Region in JSON: how many jobs were evaluated, and why others were not. */
public record CoveragePart(
        int listed,
        int endedLongAgo,
        boolean listingComplete,
        String listingProblem,
        int described,
        int evaluated,
        int denied,
        int malformed,
        int failed,
        int overdue,
        int unseen,
        int vanished,
        int heldBack,
        double percent) {

    public static CoveragePart of(Coverage coverage) {
        return new CoveragePart(
                coverage.listed().jobs(),
                coverage.listed().endedLongAgo(),
                coverage.listed().isComplete(),
                coverage.listed().problem(),
                coverage.described(),
                coverage.evaluated(),
                coverage.failures().denied(),
                coverage.failures().malformed(),
                coverage.failures().failed(),
                coverage.notReached().overdue(),
                coverage.notReached().unseen(),
                coverage.deletions().vanished(),
                coverage.deletions().heldBack(),
                coverage.percent());
    }
}
