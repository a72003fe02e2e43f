package dev.iotjobs.integration.faults;

import static java.util.stream.Collectors.toCollection;

import dev.iotjobs.local.crash.EndState;
import dev.iotjobs.local.crash.Received;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The result of three audits, the first of which may have been struck by a fault.
 *
 * @param struck the first
 * @param besides audits beside the first
 * @param next the second, after the fault
 * @param last the third
 * @param end what they left
 * @param received every message that a subscriber received from them
 * @param repetitions messages that were received again
 * @param contradictions messages that were received again with another content
 */
record Outcome(
        Audit struck,
        List<Audit> besides,
        Audit next,
        Audit last,
        EndState end,
        List<Received> received,
        long repetitions,
        long contradictions) {

    private static final String COVERAGE = "IOTJ-ACC-03";

    Outcome {
        besides = List.copyOf(besides);
        received = List.copyOf(received);
    }

    /** Every finding on jobs and quotas as it stands in the end. */
    Set<String> findings() {
        return end.findings().stream()
                .filter(finding -> !finding.contains(COVERAGE))
                .map(Audit::withoutVariance)
                .collect(toCollection(TreeSet::new));
    }

    /** The finding that an audit did not see everything, as it stands in the end; empty if it never opened. */
    Set<String> coverageFindings() {
        return end.findings().stream()
                .filter(finding -> finding.contains(COVERAGE))
                .collect(toCollection(TreeSet::new));
    }

    /** What people read of each job in all messages together. */
    Set<String> reported() {
        return received.stream()
                .flatMap(message -> Reported.in(message.text()).stream())
                .collect(toCollection(TreeSet::new));
    }
}
