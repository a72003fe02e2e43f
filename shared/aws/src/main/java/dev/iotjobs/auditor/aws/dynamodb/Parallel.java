package dev.iotjobs.auditor.aws.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes calls concurrently. At most 32 run at the same time, if the caller sets no other limit. */
final class Parallel {

    private static final int CALLS_AT_ONCE = 32;

    private Parallel() {}

    /**
     * Makes a call for each input, and returns the results in the order of the inputs. Waits until all calls have
     * ended. If calls failed, throws the exception of the first input whose call failed.
     */
    static <T, R> List<R> map(Collection<T> inputs, Function<T, R> call) {
        return map(inputs, CALLS_AT_ONCE, call);
    }

    private static <T, R> List<R> map(Collection<T> inputs, int atOnce, Function<T, R> call) {
        Semaphore slots = new Semaphore(atOnce);
        List<Future<R>> results = new ArrayList<>(inputs.size());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T input : inputs) {
                slots.acquireUninterruptibly();
                results.add(executor.submit(() -> {
                    try {
                        return call.apply(input);
                    } finally {
                        slots.release();
                    }
                }));
            }
        }
        return results.stream().map(Parallel::resultOf).toList();
    }

    static <T> void forEach(Collection<T> inputs, Consumer<T> call) {
        forEach(inputs, CALLS_AT_ONCE, call);
    }

    static <T> void forEach(Collection<T> inputs, int atOnce, Consumer<T> call) {
        map(inputs, atOnce, input -> {
            call.accept(input);
            return true;
        });
    }

    private static <R> R resultOf(Future<R> result) {
        if (result.state() == Future.State.FAILED && result.exceptionNow() instanceof RuntimeException e) {
            throw e;
        }
        return result.resultNow();
    }
}
