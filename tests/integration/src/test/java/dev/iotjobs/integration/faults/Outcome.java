package dev.iotjobs.integration.faults;

import static java.util.stream.Collectors.toCollection;

import dev.iotjobs.local.crash.EndState;
import dev.iotjobs.local.crash.Received;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The result of three consecutive audits. A fault may have struck the first of them.
 *
 * @param struck the first audit
 * @param besides further audits, made before or during the first
 * @param next the second audit, after the fault
 * @param last the third audit
 * @param end the state of tables and subscribers after the third audit
 * @param received all messages that the subscriber received
 * @param repetitions number of messages that repeat an earlier message
 * @param contradictions number of messages that were received again with a different content
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

    /** The final state of all findings except those on coverage. */
    Set<String> findings() {
        return end.findings().stream()
                .filter(finding -> !finding.contains(COVERAGE))
                .map(Audit::withoutVariance)
                .collect(toCollection(TreeSet::new));
    }

    /** The final state of findings on incomplete coverage; empty if none ever opened. */
    Set<String> coverageFindings() {
        return end.findings().stream()
                .filter(finding -> finding.contains(COVERAGE))
                .collect(toCollection(TreeSet::new));
    }

    /** What all messages together report about the jobs, in the form of {@link Reported#in}. */
    Set<String> reported() {
        return received.stream()
                .flatMap(message -> Reported.in(message.text()).stream())
                .collect(toCollection(TreeSet::new));
    }
}
