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
 * Merges ordered streams into one ordered stream. No given stream is read before the merged stream is read. Equal
 * elements keep the order in which their streams are given.
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

    /**
     * A stream that is being merged.
     *
     * @param number position of the stream in the given list
     * @param next the next element of the stream
     * @param rest the elements after {@code next}
     */
    private record Source<T>(int number, T next, Iterator<T> rest) {}

    /** The merged stream. Closing it closes the given streams. */
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
