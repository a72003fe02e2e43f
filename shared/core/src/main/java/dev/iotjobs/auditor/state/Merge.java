package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.table.Item;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Merges ordered streams of items into one, lazily. Of equal items, that of the earlier stream is first. */
final class Merge extends AbstractSpliterator<Item> {

    private final List<Stream<Item>> streams;
    private final PriorityQueue<Source> sources;
    private boolean isStarted;

    private Merge(List<Stream<Item>> streams, Comparator<Item> order) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.streams = streams;
        this.sources =
                new PriorityQueue<>(Comparator.comparing(Source::next, order).thenComparingInt(Source::number));
    }

    /** A stream whose next item was read. */
    private record Source(int number, Item next, Iterator<Item> rest) {}

    static Stream<Item> of(List<Stream<Item>> streams, Comparator<Item> order) {
        return StreamSupport.stream(new Merge(streams, order), false).onClose(() -> streams.forEach(Stream::close));
    }

    @Override
    public boolean tryAdvance(Consumer<? super Item> action) {
        if (!isStarted) {
            isStarted = true;
            for (int i = 0; i < streams.size(); i++) {
                add(i, streams.get(i).iterator());
            }
        }
        Source first = sources.poll();
        if (first == null) {
            return false;
        }
        action.accept(first.next());
        add(first.number(), first.rest());
        return true;
    }

    private void add(int number, Iterator<Item> rest) {
        if (rest.hasNext()) {
            sources.add(new Source(number, rest.next(), rest));
        }
    }
}
