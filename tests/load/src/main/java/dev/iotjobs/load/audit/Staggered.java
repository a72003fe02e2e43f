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
 * Takes several measurements at the same time, which spend most of it waiting. They start one after the other, because
 * each start-up needs the processor.
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
