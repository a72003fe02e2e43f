package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.ItemTable;
import dev.iotjobs.auditor.table.Selection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the figures that audits of an account stored. The figures are for people: no audit depends on them. */
public final class AccountRuns {

    private AccountRuns() {}

    /**
     * The newest audit that counted every job of a Region.
     *
     * @param run the figures of the audit; null if no audit counted every job, or if the figures cannot be read
     */
    public record Count(String region, @Nullable Item run) {}

    /** Names of all Regions of an account that are or were audited. */
    public static List<String> regions(String accountId, ItemTable state) {
        List<String> regions = new ArrayList<>();
        state.query(Keys.audited(accountId), item -> {
            if (Keys.isAudited(item.key())) {
                regions.add(Keys.auditedRegion(item.key()));
            }
        });
        return regions;
    }

    /**
     * For each Region that was ever audited, returns the newest audit that counted every job.
     *
     * @throws dev.iotjobs.auditor.table.StoreException if the table cannot be read
     */
    public static List<Count> lastCounts(String partition, String accountId, ItemTable state) {
        List<AccountRegion> places = regions(accountId, state).stream()
                .map(region -> new AccountRegion(partition, accountId, region))
                .toList();
        Map<ItemKey, Item> heads = items(state, places.stream().map(Keys::head).toList());
        Map<AccountRegion, ItemKey> runs = new HashMap<>();
        places.forEach(place -> {
            Instant countedAt = countedAt(heads.get(Keys.head(place)));
            if (countedAt != null) {
                runs.put(place, Keys.run(place, countedAt));
            }
        });
        Map<ItemKey, Item> figures = items(state, runs.values());
        figures.values().removeIf(run -> !isReadable(run));
        return places.stream()
                .map(place -> new Count(place.region(), figures.get(runs.get(place))))
                .toList();
    }

    /**
     * Reads the stored audits of a Region that began at {@code from} or later, oldest first. The caller closes the
     * stream.
     *
     * @param from a fraction of a second is ignored
     * @param attributes names of the attributes to return in addition to the key
     */
    public static Stream<Item> since(Instant from, AccountRegion place, Set<String> attributes, ItemTable state) {
        String partition = Keys.run(place, from).partition();
        // Without 'Z': in the order of texts, a time with a fraction comes before its full second with 'Z'.
        String second = from.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
        return state.read(Selection.partition(partition).between(second, null).only(attributes))
                .filter(AccountRuns::isReadable);
    }

    private static boolean isReadable(Item run) {
        return run.numberOrZero(SubjectItems.VERSION) <= SubjectItems.FORMAT;
    }

    private static @Nullable Instant countedAt(@Nullable Item head) {
        try {
            return head == null ? null : HeadItems.countedAt(head);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static Map<ItemKey, Item> items(ItemTable state, Collection<ItemKey> keys) {
        return state.getAll(keys).stream().collect(Collectors.toMap(Item::key, Function.identity()));
    }
}
