package dev.iotjobs.auditor.state;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Merges ordered streams into one, lazily: no stream is read before the result is. Of equal elements, that of the earlier
 * stream is first.
 */
public final class Merge<T> extends AbstractSpliterator<T> {

    private final List<Stream<T>> streams;
    private final PriorityQueue<Source<T>> sources;
    private boolean isStarted;

    private Merge(List<Stream<T>> streams, Comparator<T> order) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.streams = streams;
        this.sources = new PriorityQueue<>(
                Comparator.comparing((Source<T> source) -> source.next(), order).thenComparingInt(Source::number));
    }

    /** The rest of a stream, and the element before it, which was read but not passed on yet. */
    private record Source<T>(int number, T next, Iterator<T> rest) {}

    /** The merged stream, which closes the given ones. */
    public static <T> Stream<T> of(List<Stream<T>> streams, Comparator<T> order) {
        return StreamSupport.stream(new Merge<>(streams, order), false).onClose(() -> streams.forEach(Stream::close));
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (!isStarted) {
            isStarted = true;
            for (int i = 0; i < streams.size(); i++) {
                add(i, streams.get(i).iterator());
            }
        }
        Source<T> first = sources.poll();
        if (first == null) {
            return false;
        }
        action.accept(first.next());
        add(first.number(), first.rest());
        return true;
    }

    private void add(int number, Iterator<T> rest) {
        if (rest.hasNext()) {
            sources.add(new Source<>(number, rest.next(), rest));
        }
    }
}
