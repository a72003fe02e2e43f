package dev.iotjobs.auditor.audit.run;

import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.audit.result.RuleCounts;
import dev.iotjobs.auditor.audit.result.RuleFigures;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.state.AccountRuns;
import dev.iotjobs.auditor.state.AccountRuns.Count;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures that audits of one account stored, including audits by older versions of the auditor. Every method
 * may throw {@link dev.iotjobs.auditor.table.StoreException}.
 */
public final class RunReader {

    /** A Region that was not audited for this long counts as no longer audited. */
    public static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    /** The attributes of stored audits that {@link #days} reads. */
    private static final Set<String> OF_A_DAY = Set.of(Names.OUTCOME, Names.WHOLE, Names.COVERAGE, Names.TRANSITIONS);

    private final String partition;
    private final String accountId;
    private final ItemTable state;

    /** @param partition of the account, such as {@code aws} */
    public RunReader(String partition, String accountId, ItemTable state) {
        this.partition = partition;
        this.accountId = accountId;
        this.state = state;
    }

    /**
     * The newest audit that counted every job of a Region.
     *
     * @param run null if no audit counted every job, or if the stored figures of the audit cannot be read
     */
    public record Newest(AccountRegion place, @Nullable StoredRun run) {}

    /**
     * The Regions that are still audited, each with its newest audit, sorted by name. Makes three calls for any number
     * of Regions.
     */
    public List<Newest> newest() {
        return audited().stream()
                .map(count -> newest(new AccountRegion(partition, accountId, count.region()), count.run()))
                .sorted(Comparator.comparing(newest -> newest.place().region()))
                .toList();
    }

    private static Newest newest(AccountRegion place, @Nullable Item run) {
        return new Newest(place, run == null ? null : runOrNull(place, run));
    }

    private static @Nullable StoredRun runOrNull(AccountRegion place, Item run) {
        try {
            return RunItems.read(place, run);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** The newest audit that counted every job, for each Region that is still audited. */
    private List<Count> audited() {
        List<Count> counts = AccountRuns.lastCounts(partition, accountId, state);
        Instant newest = counts.stream()
                .flatMap(count -> Stream.ofNullable(count.run()))
                .map(RunItems::startedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return counts.stream()
                .filter(count -> count.run() == null
                        || RunItems.startedAt(count.run()).plus(FORGOTTEN_AFTER).isAfter(newest))
                .toList();
    }

    /**
     * The days (UTC) on which a Region was audited, oldest first. Each day has its changes and the figures of its last
     * audit that counted every job.
     *
     * @param from the first day
     */
    public List<RunDay> days(AccountRegion place, LocalDate from) {
        // All audits are read with few attributes, and only the last audit of each day with its figures.
        Map<LocalDate, Map<TransitionType, Integer>> transitions = new TreeMap<>();
        Map<LocalDate, ItemKey> last = new HashMap<>();
        try (Stream<Item> runs =
                AccountRuns.since(from.atStartOfDay(ZoneOffset.UTC).toInstant(), place, OF_A_DAY, state)) {
            runs.forEach(run -> {
                LocalDate day = LocalDate.ofInstant(RunItems.startedAt(run), ZoneOffset.UTC);
                Map<TransitionType, Integer> ofDay =
                        transitions.computeIfAbsent(day, _ -> new EnumMap<>(TransitionType.class));
                RunItems.transitions(run).forEach((type, count) -> ofDay.merge(type, count, Integer::sum));
                if (countedAllJobs(run)) {
                    last.put(day, run.key());
                }
            });
        }
        Map<ItemKey, StoredRun> figures = new HashMap<>();
        state.getAll(last.values()).forEach(run -> {
            StoredRun read = runOrNull(place, run);
            if (read != null) {
                figures.put(run.key(), read);
            }
        });
        List<RunDay> days = new ArrayList<>();
        transitions.forEach((day, changes) -> days.add(new RunDay(day, figures.get(last.get(day)), changes)));
        return days;
    }

    /** Whether an audit completed, covered the whole configured scope, and listed all jobs. */
    private static boolean countedAllJobs(Item run) {
        // Older versions did not write this attribute.
        boolean isWhole = !run.has(Names.WHOLE) || run.flag(Names.WHOLE);
        return isWhole
                && Outcome.COMPLETED.name().equals(run.textOrNull(Names.OUTCOME))
                && Attribute.of(Coverage.Listing.COMPLETE.name())
                        .equals(run.map(Names.COVERAGE).get(Names.LISTING));
    }

    /** The figures on a rule from the newest audit of each Region, added up; empty without findings and verdicts. */
    public Optional<RuleFigures> figures(String ruleId) {
        RuleFigures sum =
                newest().stream().map(newest -> figures(ruleId, newest)).reduce(RuleFigures.NONE, RuleFigures::and);
        return sum.isNothing() ? Optional.empty() : Optional.of(sum);
    }

    private static RuleFigures figures(String ruleId, Newest newest) {
        String region = newest.place().region();
        StoredRun run = newest.run();
        if (run == null) {
            return RuleFigures.notCounted(region);
        }
        StoredRun.Rule rule = run.rules().get(ruleId);
        return new RuleFigures(
                Map.of(region, run.summary().time().start()),
                List.of(),
                rule == null ? 0 : rule.openCount(),
                rule == null ? 0 : rule.exemptedCount(),
                rule == null ? RuleCounts.NONE : rule.verdicts(),
                run.summary().coverage().notEvaluated());
    }
}
