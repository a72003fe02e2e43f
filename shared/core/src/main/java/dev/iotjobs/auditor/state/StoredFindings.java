package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.table.Filter;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Reads stored findings of several Regions. Items that cannot be read are counted and left out. The caller closes the
 * streams. Every method and every stream may throw {@link dev.iotjobs.auditor.table.StoreException}. Not safe for use
 * by several threads.
 */
public final class StoredFindings {

    /** Number of items in the first page: more than a screen shows, and quick to read. */
    private static final int FIRST_ITEMS = 60;

    private static final int READ_AT_ONCE = 100;
    private static final int ID_LENGTH = 12;

    private final ItemTable table;
    private final List<AccountRegion> places;
    private final AtomicLong unreadable = new AtomicLong();

    /** @param places the Regions to read, of one account */
    public StoredFindings(ItemTable table, Collection<AccountRegion> places) {
        this.table = table;
        this.places = List.copyOf(places);
    }

    /** The number of items that could not be read so far, because they have a newer format or are damaged. */
    public long unreadable() {
        return unreadable.get();
    }

    /**
     * Reads the open findings that are not exempted, in the order of {@link Finding#WORST_FIRST}. Uses the
     * index of open findings, which may be slightly out of date. Needs {@code dynamodb:Query} on this index.
     */
    public Stream<Finding> open(FindingFilter filter) {
        return inOrder(filter, FindingStatus.OPEN);
    }

    /** Reads the exempted findings, in the order of {@link #open}. */
    public Stream<Finding> exempted(FindingFilter filter) {
        return inOrder(filter, FindingStatus.SUPPRESSED);
    }

    private Stream<Finding> inOrder(FindingFilter filter, FindingStatus status) {
        List<Stream<Item>> regions = places.stream()
                .map(place -> Selection.open(Keys.openFindings(place))
                        .startingWith(FIRST_ITEMS)
                        .between(null, FindingItems.lastRank(filter.atLeast())))
                .map(selection -> table.read(filtered(selection, filter, status)))
                .toList();
        return Merge.of(regions, Comparator.comparing(item -> item.text(ItemTable.OPEN_SORT_KEY)))
                .flatMap(this::finding)
                .filter(filter::fits);
    }

    private static Selection filtered(Selection selection, FindingFilter filter, FindingStatus status) {
        Selection filtered = selection.where(new Filter.OneOf(FindingItems.STATUS, Set.of(status.name())));
        if (!filter.rules().isEmpty()) {
            filtered = filtered.where(new Filter.OneOf(FindingItems.RULE_ID, filter.rules()));
        }
        if (filter.openedSince() != null) {
            filtered = filtered.where(atLeast(FindingItems.SINCE, filter.openedSince()));
        }
        return filter.updatedSince() == null
                ? filtered
                : filtered.where(atLeast(FindingItems.UPDATED_AT, filter.updatedSince()));
    }

    /** A filter for times at or after the given time, which is first rounded down to whole seconds. */
    private static Filter atLeast(String attribute, Instant time) {
        // Times within one second do not sort correctly as texts. FindingFilter.fits then compares exactly
        String second = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return new Filter.AtLeast(attribute, second.substring(0, second.length() - 1));
    }

    /**
     * Reads the closed findings, last closed first. The table keeps closed findings for 90 days. This method reads the
     * whole table, and needs {@code dynamodb:Scan}.
     */
    public Stream<Finding> closed(FindingFilter filter) {
        Selection closed = ofPlaces(filtered(Selection.everything(), filter, FindingStatus.CLOSED))
                .where(new Filter.OneOf(FindingItems.SEVERITY, severities(filter.atLeast())))
                .only(Set.of(FindingItems.UPDATED_AT));
        // Sorting needs all findings, so only their keys are held in memory
        List<Closed> found = new ArrayList<>();
        try (Stream<Item> items = table.read(closed)) {
            items.flatMap(this::closed).forEach(found::add);
        }
        return found.stream()
                .sorted(Comparator.comparing(Closed::at).reversed())
                .map(Closed::key)
                .gather(Gatherers.windowFixed(READ_AT_ONCE))
                .flatMap(this::findings)
                .filter(filter::fits);
    }

    private record Closed(Instant at, ItemKey key) {}

    private Stream<Closed> closed(Item item) {
        try {
            return Stream.of(new Closed(Instant.parse(item.text(FindingItems.UPDATED_AT)), item.key()));
        } catch (RuntimeException e) {
            unreadable.incrementAndGet();
            return Stream.empty();
        }
    }

    private Selection ofPlaces(Selection selection) {
        Set<String> accounts = places.stream().map(AccountRegion::accountId).collect(Collectors.toSet());
        Set<String> regions = places.stream().map(AccountRegion::region).collect(Collectors.toSet());
        return selection
                .where(new Filter.OneOf(FindingItems.ACCOUNT, accounts))
                .where(new Filter.OneOf(FindingItems.REGION, regions));
    }

    private static Set<String> severities(Severity atLeast) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.isAtLeast(atLeast))
                .map(Severity::name)
                .collect(Collectors.toSet());
    }

    /**
     * Reads the findings with these keys, in the order of the keys. A finding that changed after its key was read is
     * returned in its new state.
     */
    private Stream<Finding> findings(List<ItemKey> keys) {
        Map<ItemKey, Item> items =
                table.getAll(keys).stream().collect(Collectors.toMap(Item::key, Function.identity()));
        return keys.stream().flatMap(key -> Stream.ofNullable(items.get(key))).flatMap(this::finding);
    }

    private Stream<Finding> finding(Item item) {
        try {
            return Stream.of(FindingItems.read(item));
        } catch (RuntimeException e) {
            unreadable.incrementAndGet();
            return Stream.empty();
        }
    }

    /**
     * Reads the findings whose ids begin with a prefix. Reads closed findings only if no open finding matches. Reading
     * closed findings needs {@code dynamodb:Scan}.
     *
     * @param prefix one to twelve hexadecimal characters in lower case
     * @return in the order of their ids
     */
    public List<Finding> beginningWith(String prefix) {
        Filter filter = new Filter.BeginsWith(FindingItems.FINDING_ID, prefix);
        List<Finding> found = new ArrayList<>();
        for (AccountRegion place : places) {
            Selection open = Selection.open(Keys.openFindings(place)).where(filter);
            found.addAll(findings(open, prefix));
            if (prefix.length() == ID_LENGTH && !found.isEmpty()) {
                break;
            }
        }
        if (found.isEmpty()) {
            found.addAll(findings(ofPlaces(Selection.everything()).where(filter), prefix));
        }
        return found.stream()
                .sorted(Comparator.comparing(finding -> finding.key().id()))
                .toList();
    }

    private List<Finding> findings(Selection selection, String prefix) {
        try (Stream<Item> items = table.read(selection)) {
            return items.flatMap(this::finding)
                    .limit(prefix.length() == ID_LENGTH ? 1 : Long.MAX_VALUE)
                    .toList();
        }
    }
}
