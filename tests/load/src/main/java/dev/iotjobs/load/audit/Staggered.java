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

/** Takes several measurements at the same time, and starts them five seconds apart. */
public final class Staggered {

    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(5);

    private Staggered() {}

    /**
     * Takes the measurements. Returns their results in the order of the measurements.
     *
     * @throws ExecutionException if a measurement failed
     */
    public static <T> List<T> all(List<Callable<T>> measurements) throws ExecutionException, InterruptedException {
        Timeline timeline = Timeline.system();
        List<Future<T>> underWay = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (Callable<T> measurement : measurements) {
                underWay.add(threads.submit(measurement));
                // Each start needs the processor; then a measurement mostly waits
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
