package dev.iotjobs.integration.faults;

import static java.util.stream.Collectors.toCollection;

import dev.iotjobs.local.crash.EndState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of two audits, the first of which may have been struck by a fault.
 *
 * @param struck the first
 * @param besides audits beside the first
 * @param next the second, after the fault
 * @param end what was left, and what these audits told
 * @param repetitions how often something was told that had been told before
 */
record Outcome(Audit struck, List<Audit> besides, Audit next, EndState end, long repetitions) {

    private static final String COVERAGE = "IOTJ-ACC-03";

    Outcome {
        besides = List.copyOf(besides);
    }

    /** Every finding on jobs and quotas as it stands in the end. */
    Set<String> findings() {
        return end.findings().stream()
                .filter(finding -> !finding.contains(COVERAGE))
                .map(Audit::withoutVariance)
                .collect(toCollection(TreeSet::new));
    }

    /** The finding that an audit did not see everything, as it stands in the end; empty if it was never made. */
    Set<String> coverageFindings() {
        return end.findings().stream()
                .filter(finding -> finding.contains(COVERAGE))
                .collect(toCollection(TreeSet::new));
    }

    /** Each change of a job that was told, with its references: several where two tellings cannot be known for one. */
    Map<String, Set<String>> told() {
        Map<String, Set<String>> told = new TreeMap<>(end.told());
        told.keySet().removeIf(change -> !change.startsWith("job "));
        return told;
    }
}
