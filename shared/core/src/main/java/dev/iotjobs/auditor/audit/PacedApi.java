package dev.iotjobs.auditor.audit;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One API of one Region, called in turn and counted. Safe for use by several threads. */
final class PacedApi {

    private final String name;
    private final Pacer pacer;
    private final BooleanSupplier goesOn;
    private ApiCalls calls = ApiCalls.NONE;

    /** @param goesOn asked before each call whether the audit may still make it */
    PacedApi(String name, Pacer pacer, BooleanSupplier goesOn) {
        this.name = name;
        this.pacer = pacer;
        this.goesOn = goesOn;
    }

    /** Makes the call when its turn comes, if it comes before then. */
    <T> Answer<T> call(Instant latest, Supplier<Answer<T>> call) {
        return awaitTurn(latest) ? call(call) : new Answer.OutOfTime<>();
    }

    /** Makes a call whose turn has come. */
    <T> Answer<T> call(Supplier<Answer<T>> call) {
        Answer<T> answer = call.get();
        if (answer instanceof Answer.Throttled<T>) {
            pacer.throttled();
        } else {
            pacer.answered();
        }
        count(answer);
        return answer;
    }

    /**
     * Waits for a turn; says false when none comes before then. An audit that was interrupted, or may not go on, ends as
     * one whose time is over: what was seen is still kept.
     */
    boolean awaitTurn(Instant latest) {
        try {
            return goesOn.getAsBoolean() && pacer.awaitTurn(latest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String name() {
        return name;
    }

    double callsPerSecond() {
        return pacer.rate();
    }

    synchronized ApiCalls calls() {
        return calls;
    }

    private synchronized void count(Answer<?> answer) {
        calls = calls.and(answer);
    }
}
