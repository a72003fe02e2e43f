package dev.iotjobs.integration.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.finding.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be told of changes: each once, and none on jobs that had ended long before the first audit. */
final class Alerts {

    private static final Duration HISTORIC = Duration.ofDays(30);

    private final Map<Change, Long> due = new HashMap<>();
    private final Map<Change, Long> allowed = new HashMap<>();
    private @Nullable Instant firstAudit;
    private @Nullable Instant firstAuditKept;

    /** @param kept whether it is certain that the audit could leave word of itself */
    void audited(Instant start, boolean kept) {
        if (firstAudit == null) {
            firstAudit = start;
        }
        if (firstAuditKept == null && kept) {
            firstAuditKept = start;
        }
    }

    /** @param ends when its job may have ended, as far as the audit knows; null where it has not */
    void expect(Change change, Collection<@Nullable Instant> ends) {
        Instant earliest = Objects.requireNonNull(firstAudit, "an audit").minus(HISTORIC);
        if (ends.stream().anyMatch(end -> end == null || !end.isBefore(earliest))) {
            allowed.merge(change, 1L, Long::sum);
        }
        Instant latest = firstAuditKept == null ? Instant.MAX : firstAuditKept.minus(HISTORIC);
        if (ends.stream().allMatch(end -> end == null || !end.isBefore(latest))) {
            due.merge(change, 1L, Long::sum);
        }
    }

    /** Checks all that has arrived; says how much of it arrived again. */
    int check(List<Transition> arrived) {
        Map<String, List<Change>> byAlert = arrived.stream()
                .collect(Collectors.groupingBy(
                        Transition::alertId, TreeMap::new, Collectors.mapping(Alerts::change, Collectors.toList())));
        byAlert.forEach((alertId, changes) ->
                assertThat(changes).as("told as %s", alertId).containsOnly(changes.getFirst()));
        Map<Change, Long> told =
                byAlert.values().stream().collect(Collectors.groupingBy(List::getFirst, Collectors.counting()));
        due.forEach((change, times) -> assertThat(told.getOrDefault(change, 0L))
                .as("alerts of %s", change)
                .isGreaterThanOrEqualTo(times));
        told.forEach((change, times) ->
                assertThat(times).as("alerts of %s", change).isLessThanOrEqualTo(allowed.getOrDefault(change, 0L)));
        return arrived.size() - byAlert.size();
    }

    private static Change change(Transition transition) {
        return new Change(
                transition.finding().key(),
                transition.type(),
                transition.finding().severity());
    }
}
