package dev.iotjobs.auditor.export.source;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Merges sorted streams, with one element of each in memory. */
final class Merged {

    private Merged() {}

    /**
     * The elements of all streams in order. Where a stream is not sorted, its elements come late. To close the result
     * closes all streams.
     */
    static <T> Stream<T> of(List<Stream<T>> sorted, Comparator<T> order) {
        PriorityQueue<Source<T>> sources =
                new PriorityQueue<>(Comparator.comparing((Source<T> source) -> source.first, order)
                        .thenComparingInt(source -> source.number));
        for (int i = 0; i < sorted.size(); i++) {
            Iterator<T> elements = sorted.get(i).iterator();
            if (elements.hasNext()) {
                sources.add(new Source<>(i, elements, elements.next()));
            }
        }
        Iterator<T> all = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !sources.isEmpty();
            }

            @Override
            public T next() {
                Source<T> source = sources.remove();
                T first = source.first;
                if (source.rest.hasNext()) {
                    sources.add(new Source<>(source.number, source.rest, source.rest.next()));
                }
                return first;
            }
        };
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(() -> sorted.forEach(Stream::close));
    }

    private record Source<T>(int number, Iterator<T> rest, T first) {}
}
