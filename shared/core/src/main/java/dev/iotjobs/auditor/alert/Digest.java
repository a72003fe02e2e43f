package dev.iotjobs.auditor.alert;

import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.account.Coverage;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one alert tells.
 *
 * @param id the same whenever the same transitions are told together
 * @param changes transitions since the last alert
 * @param baseline what the first look at the account found
 * @param historic how many findings are on jobs that had ended long before the first audit
 * @param coverage of every Region of the audit that tells it
 */
public record Digest(
        String id, String accountId, Instant at, News changes, News baseline, int historic, List<Coverage> coverage) {

    public Digest {
        coverage = List.copyOf(coverage);
    }

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return changes.isEmpty() && baseline.isEmpty();
    }

    /** How many findings changed in which way. */
    public Map<TransitionType, Integer> types() {
        Map<TransitionType, Integer> types = new EnumMap<>(TransitionType.class);
        Stream.of(changes, baseline)
                .forEach(news -> news.types().forEach((type, count) -> types.merge(type, count, Integer::sum)));
        return types;
    }

    /** How many changes of findings are told. */
    public int count() {
        return types().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many findings were resolved. */
    public int resolved() {
        return changes.resolved() + baseline.resolved();
    }

    /** The worst of those that were resolved, worst first. */
    public List<Transition> examplesOfResolved() {
        return Stream.of(changes, baseline)
                .flatMap(news -> news.examplesOfResolved().stream())
                .sorted(News.WORST_FIRST)
                .limit(News.EXAMPLES)
                .toList();
    }

    /** Where anything changed or was looked at. */
    public Set<String> regions() {
        Set<String> regions = new TreeSet<>(changes.regions());
        regions.addAll(baseline.regions());
        coverage.forEach(seen -> regions.add(seen.place().region()));
        return regions;
    }

    /** The worst severity among findings that are open; empty when all news is good. */
    public Optional<Severity> worst() {
        return Stream.of(changes, baseline)
                .flatMap(news -> news.worst().stream())
                .max(Comparator.naturalOrder());
    }
}
