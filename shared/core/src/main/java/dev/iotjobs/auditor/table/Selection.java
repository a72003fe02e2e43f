package dev.iotjobs.auditor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items that {@link ItemTable#read(Selection)} returns, and their order. Immutable.
 *
 * @param open whether to read the index {@code open} instead of the table
 * @param partition partition to read; null for all items of the table, in no particular order
 * @param from lowest sort key; null for no lower bound
 * @param through highest sort key; null for no upper bound
 * @param ascending true for ascending order of the sort key, false for descending order
 * @param filters conditions that must all hold
 * @param attributes names of the attributes to return in addition to the key; empty for all attributes
 * @param firstItems maximum number of items that the first call reads, including items that filters leave out
 * @param itemsAPage the same maximum for each later call
 */
public record Selection(
        boolean open,
        @Nullable String partition,
        @Nullable String from,
        @Nullable String through,
        boolean ascending,
        List<Filter> filters,
        Set<String> attributes,
        int firstItems,
        int itemsAPage) {

    /** Default maximum number of items in a page. DynamoDB also limits a page to 1 MB. */
    private static final int STANDARD_PAGE = 1_000;

    public Selection {
        filters = List.copyOf(filters);
        attributes = Set.copyOf(attributes);
        if (firstItems < 1 || itemsAPage < 1) {
            throw new IllegalArgumentException(
                    "firstItems and itemsAPage must be at least 1, got " + firstItems + " and " + itemsAPage);
        }
        if (partition == null && (from != null || through != null)) {
            throw new IllegalArgumentException("'from' and 'through' need a partition");
        }
    }

    private static Selection of(boolean open, @Nullable String partition) {
        return new Selection(open, partition, null, null, true, List.of(), Set.of(), STANDARD_PAGE, STANDARD_PAGE);
    }

    /** Selects a partition of the table. The read is strongly consistent. */
    public static Selection partition(String partition) {
        return of(false, partition);
    }

    /** Selects a partition of the index {@code open}. The read is eventually consistent. */
    public static Selection open(String partition) {
        return of(true, partition);
    }

    /**
     * Selects all items of the table, in no particular order. The read is eventually consistent, and needs the
     * permission {@code dynamodb:Scan}. Audits do not have this permission.
     */
    public static Selection everything() {
        return of(false, null);
    }

    /** This selection, limited to sort keys from {@code first} to {@code last}, both included. Null means no bound. */
    public Selection between(@Nullable String first, @Nullable String last) {
        return new Selection(open, partition, first, last, ascending, filters, attributes, firstItems, itemsAPage);
    }

    /** This selection in descending order of the sort key. */
    public Selection descending() {
        return new Selection(open, partition, from, through, false, filters, attributes, firstItems, itemsAPage);
    }

    /** This selection with one more filter. */
    public Selection where(Filter filter) {
        List<Filter> all = new ArrayList<>(filters);
        all.add(filter);
        return new Selection(open, partition, from, through, ascending, all, attributes, firstItems, itemsAPage);
    }

    /** This selection with only these attributes and the key. */
    public Selection only(Set<String> names) {
        return new Selection(open, partition, from, through, ascending, filters, names, firstItems, itemsAPage);
    }

    /** This selection with at most this many items in each call. */
    public Selection pagesOf(int items) {
        return new Selection(open, partition, from, through, ascending, filters, attributes, items, items);
    }

    /** This selection with at most this many items in the first call. A small number returns the first items sooner. */
    public Selection startingWith(int items) {
        return new Selection(open, partition, from, through, ascending, filters, attributes, items, itemsAPage);
    }

    /**
     * The maximum number of items that one call reads, including items that filters leave out.
     *
     * @param isFirst whether the call is the first one
     */
    public int items(boolean isFirst) {
        return isFirst ? firstItems : itemsAPage;
    }

    /** The name of the sort key's attribute in the table or index that is read. */
    public String sortKey() {
        return open ? ItemTable.OPEN_SORT_KEY : Item.SORT_KEY;
    }

    /** The name of the partition key's attribute in the table or index that is read. */
    public String partitionKey() {
        return open ? ItemTable.OPEN_PARTITION_KEY : Item.PARTITION_KEY;
    }
}
