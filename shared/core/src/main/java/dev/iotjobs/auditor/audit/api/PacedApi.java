package dev.iotjobs.auditor.audit.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Paces and counts the calls to one API in one Region. Slows down after throttling or repeated failures. Stops after
 * too many failures with the same error code, or if the credentials are invalid. Makes no retries: see {@link
 * CallRetry}. Safe for use by several threads.
 */
public final class PacedApi {

    /** Number of consecutive failures with one error code after which calls become slower. */
    private static final int TROUBLE = 5;

    /**
     * Number of consecutive failures with one error code after which no more calls are made. The failures must also
     * extend over {@link #HOPELESS_AFTER}.
     */
    private static final int HOPELESS = 25;

    private static final Duration HOPELESS_AFTER = Duration.ofSeconds(10);

    private final String name;
    private final Pacer pacer;
    private final InstantSource clock;
    private final BooleanSupplier mayCall;
    private ApiCalls calls = ApiCalls.NONE;
    private @Nullable Errors errors;
    private volatile @Nullable String givenUp;

    /** Consecutive failures with the same error code. */
    private record Errors(String code, Instant since, int inARow) {

        Errors and(String another, Instant now) {
            return another.equals(code) ? new Errors(code, since, inARow + 1) : new Errors(another, now, 1);
        }

        boolean isHopeless(Instant now) {
            return inARow >= HOPELESS && !now.isBefore(since.plus(HOPELESS_AFTER));
        }
    }

    /**
     * @param clock monotonic
     * @param mayCall asked before each call; false if the audit may make no more calls
     */
    public PacedApi(String name, Pacer pacer, InstantSource clock, BooleanSupplier mayCall) {
        this.name = name;
        this.pacer = pacer;
        this.clock = clock;
        this.mayCall = mayCall;
    }

    /**
     * Waits for the next turn, then makes the call. Returns {@link Answer.OutOfTime} if {@link #awaitTurn} returns
     * false.
     */
    public <T> Answer<T> call(Instant latest, Supplier<Answer<T>> call) {
        return awaitTurn(latest) ? call(call) : new Answer.OutOfTime<>();
    }

    /** Makes a call at once. Requires that {@link #awaitTurn} has returned true. */
    public <T> Answer<T> call(Supplier<Answer<T>> call) {
        Answer<T> answer = call.get();
        learn(answer);
        return answer;
    }

    /**
     * Waits until the next call may be made. Returns false if no more calls may be made, if the next turn is later than
     * {@code latest}, or if the thread was interrupted.
     */
    public boolean awaitTurn(Instant latest) {
        try {
            return givenUp == null && mayCall.getAsBoolean() && pacer.awaitTurn(latest) && givenUp == null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String name() {
        return name;
    }

    public double callsPerSecond() {
        return pacer.rate();
    }

    /** Why this object makes no more calls; null while it makes calls. */
    @Nullable
    public String givenUp() {
        return givenUp;
    }

    public synchronized ApiCalls calls() {
        return calls;
    }

    private synchronized void learn(Answer<?> answer) {
        calls = calls.and(answer);
        switch (answer) {
            case Answer.Ok<?> _, Answer.Missing<?> _ -> healthy();
            case Answer.Throttled<?> _ -> pacer.slowDown();
            case Answer.Failed<?>(var message, var _) -> failed(message);
            case Answer.Unreachable<?>(var message) -> failed(message);
            case Answer.Denied<?>(var message) -> refused(message);
            case Answer.Rejected<?>(var message) -> refused(message);
            case Answer.Malformed<?>(var message) -> refused(message);
            case Answer.Unauthenticated<?>(var message) -> givenUp = name + " was refused: " + message;
            case Answer.OutOfTime<?> _ ->
                throw new IllegalStateException("OutOfTime is not the answer to a call that was made");
        }
    }

    private void healthy() {
        errors = null;
        pacer.answered();
    }

    /** Counts a refused call or an unreadable answer as an error. Such an error does not slow down later calls. */
    private void refused(String message) {
        count(message);
        pacer.answered(); // the service answers, so it is not overloaded
    }

    private void failed(String message) {
        if (count(message).inARow() >= TROUBLE) {
            pacer.slowDown();
        }
    }

    private Errors count(String message) {
        Instant now = clock.instant();
        String code = Answer.code(message);
        Errors some = errors == null ? new Errors(code, now, 1) : errors.and(code, now);
        errors = some;
        if (some.isHopeless(now)) {
            givenUp = name + " failed repeatedly: " + code;
        }
        return some;
    }
}
