package dev.iotjobs.load.audit;

import dev.iotjobs.auditor.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures at the same time what mostly waits. One starts after the other, so that no start-up, which needs the
 * processor, falls into that of another.
 */
public final class Staggered {

    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(5);

    private Staggered() {}

    /**
     * The result of each, in the order given.
     *
     * @throws ExecutionException when one could not be measured
     */
    public static <T> List<T> all(List<Callable<T>> measurements) throws ExecutionException, InterruptedException {
        Timeline timeline = Timeline.system();
        List<Future<T>> underWay = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (Callable<T> measurement : measurements) {
                underWay.add(threads.submit(measurement));
                timeline.sleepUntil(timeline.instant().plus(BETWEEN_STARTS));
            }
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : underWay) {
            results.add(each.get());
        }
        return results;
    }
}
