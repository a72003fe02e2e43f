package dev.iotjobs.auditor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items a lazy read returns, and in which order. Immutable.
 *
 * @param open whether the index {@code open} is read instead of the table
 * @param partition null for all items of the table, in no particular order
 * @param from lowest sort key; null for no bound
 * @param through highest sort key; null for no bound
 * @param ascending whether in ascending order of the sort key, or descending
 * @param filters all of them must hold
 * @param attributes names of the attributes to return in addition to the key; empty for all
 * @param firstItems most items that the first call reads, before filters
 * @param itemsAPage most items that every other call reads
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

    /** Items of a page unless another number is chosen. They take a few MB; DynamoDB returns at most 1 MB a page. */
    private static final int STANDARD_PAGE = 1_000;

    public Selection {
        filters = List.copyOf(filters);
        attributes = Set.copyOf(attributes);
        if (firstItems < 1 || itemsAPage < 1) {
            throw new IllegalArgumentException(
                    "a page has at least one item, got " + firstItems + " and " + itemsAPage);
        }
        if (partition == null && (from != null || through != null)) {
            throw new IllegalArgumentException("only a partition has a range of sort keys");
        }
    }

    private static Selection of(boolean open, @Nullable String partition) {
        return new Selection(open, partition, null, null, true, List.of(), Set.of(), STANDARD_PAGE, STANDARD_PAGE);
    }

    /** A partition of the table, strongly consistent. */
    public static Selection partition(String partition) {
        return of(false, partition);
    }

    /** A partition of the index {@code open}, eventually consistent. */
    public static Selection open(String partition) {
        return of(true, partition);
    }

    /**
     * Every item of the table, eventually consistent and in no particular order. Reads the whole table, and needs
     * {@code dynamodb:Scan}, which audits do not have.
     */
    public static Selection everything() {
        return of(false, null);
    }

    /** Only sort keys between these two, both included; null for no bound. */
    public Selection between(@Nullable String first, @Nullable String last) {
        return new Selection(open, partition, first, last, ascending, filters, attributes, firstItems, itemsAPage);
    }

    /** In descending order of the sort key. */
    public Selection descending() {
        return new Selection(open, partition, from, through, false, filters, attributes, firstItems, itemsAPage);
    }

    /** Only items for which this filter holds as well. */
    public Selection where(Filter filter) {
        List<Filter> all = new ArrayList<>(filters);
        all.add(filter);
        return new Selection(open, partition, from, through, ascending, all, attributes, firstItems, itemsAPage);
    }

    /** Returns only these attributes and the key. */
    public Selection only(Set<String> names) {
        return new Selection(open, partition, from, through, ascending, filters, names, firstItems, itemsAPage);
    }

    /** Reads at most this many items with one call. */
    public Selection pagesOf(int items) {
        return new Selection(open, partition, from, through, ascending, filters, attributes, items, items);
    }

    /** Reads at most this many items with the first call, so that the first of them are there soon. */
    public Selection startingWith(int items) {
        return new Selection(open, partition, from, through, ascending, filters, attributes, items, itemsAPage);
    }

    /** Maximum number of items of a page. */
    public int items(boolean isFirst) {
        return isFirst ? firstItems : itemsAPage;
    }

    /** The sort key's name. */
    public String sortKey() {
        return open ? ItemTable.OPEN_SORT_KEY : Item.SORT_KEY;
    }

    /** The partition key's name. */
    public String partitionKey() {
        return open ? ItemTable.OPEN_PARTITION_KEY : Item.PARTITION_KEY;
    }
}
