package dev.iotjobs.auditor.table;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads items page by page. Each page is read only when the caller needs its first item. Not safe for use by several
 * threads.
 *
 * @param <K> type of the key at which a page ends
 */
public final class Pages<K> extends AbstractSpliterator<Item> {

    private final Reader<K> reader;
    private Iterator<Item> page = List.<Item>of().iterator();
    private @Nullable K last;
    private boolean atEnd;

    private Pages(Reader<K> reader) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.reader = reader;
    }

    /**
     * One page.
     *
     * @param last key at which the page ends, and after which the next page begins; null on the last page
     */
    public record Page<K>(List<Item> items, @Nullable K last) {}

    /** Reads pages of items in order, one page in each call. */
    @FunctionalInterface
    public interface Reader<K> {

        /**
         * Reads the next page.
         *
         * @param after end of the previous page; null for the first page
         */
        Page<K> read(@Nullable K after);
    }

    /** The items of all pages, in order. */
    public static <K> Stream<Item> stream(Reader<K> reader) {
        return StreamSupport.stream(new Pages<>(reader), false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Item> action) {
        while (!page.hasNext()) {
            if (atEnd) {
                return false;
            }
            Page<K> next = reader.read(last);
            page = next.items().iterator();
            last = next.last();
            atEnd = last == null;
        }
        action.accept(page.next());
        return true;
    }
}
