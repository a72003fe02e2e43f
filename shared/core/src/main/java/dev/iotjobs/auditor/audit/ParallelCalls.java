package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.table.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes calls concurrently, with a maximum number at the same time. */
final class ParallelCalls {

    private ParallelCalls() {}

    /**
     * Makes a call for each input and waits until all calls have ended. If calls failed, throws the exception of the
     * first of them in the order of {@code inputs}.
     *
     * @param atOnce maximum number of concurrent calls; with 1, this thread makes all calls and stops at the first
     *     exception
     */
    static <T> void forEach(Collection<T> inputs, int atOnce, Consumer<T> call) {
        if (atOnce == 1 || inputs.size() <= 1) {
            inputs.forEach(call);
            return;
        }
        List<Callable<Void>> calls = new ArrayList<>(inputs.size());
        for (T input : inputs) {
            calls.add(() -> {
                call.accept(input);
                return null;
            });
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(Math.min(atOnce, inputs.size()))) {
            for (Future<Void> done : workers.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while tables were read or written", e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default ->
                new IllegalStateException("a call failed, but not with an unchecked exception", cause);
        };
    }
}
