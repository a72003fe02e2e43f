package dev.iotjobs.auditor.alert;

import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one alert tells.
 *
 * @param id the same whenever the same transitions are told together
 * @param changes transitions since the last alert, worst first
 * @param baseline what the first look at the account found, worst first
 * @param historic how many findings are on jobs that had ended long before the first audit
 * @param coverage of every Region of the audit that tells it
 */
public record Digest(
        String id,
        String accountId,
        Instant at,
        List<Transition> changes,
        List<Transition> baseline,
        int historic,
        List<Coverage> coverage) {

    private static final Comparator<Transition> WORST_FIRST = Comparator.comparing(
                    (Transition transition) -> transition.finding().isOpen())
            .thenComparing((Transition transition) -> transition.finding().severity())
            .reversed()
            .thenComparing(transition -> transition.finding().key().ruleId())
            .thenComparing(Transition::alertId);

    public Digest {
        changes = changes.stream().sorted(WORST_FIRST).toList();
        baseline = baseline.stream().sorted(WORST_FIRST).toList();
        coverage = List.copyOf(coverage);
    }

    /** The worst severity among findings that are open; empty when all news is good. */
    public Optional<Severity> worst() {
        return transitions()
                .filter(transition -> transition.finding().isOpen())
                .map(transition -> transition.finding().severity())
                .max(Comparator.naturalOrder());
    }

    /** Every transition that is told, changes first. */
    public Stream<Transition> transitions() {
        return Stream.concat(changes.stream(), baseline.stream());
    }
}
