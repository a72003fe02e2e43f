package dev.iotjobs.auditor.audit.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One API of one Region, called in turn and counted. A service in trouble is asked more slowly, and one that gives the
 * same error again and again is not asked any more. Safe for use by several threads.
 */
public final class PacedApi {

    /** Equal failures in a row from which calls are made more slowly. */
    private static final int TROUBLE = 5;

    /** The same error so many times in a row, for so long, and no more calls are made. */
    private static final int HOPELESS = 25;

    private static final Duration HOPELESS_AFTER = Duration.ofSeconds(10);

    private final String name;
    private final Pacer pacer;
    private final InstantSource clock;
    private final BooleanSupplier mayCall;
    private ApiCalls calls = ApiCalls.NONE;
    private @Nullable Errors errors;
    private volatile @Nullable String givenUp;

    /** The same error in a row. */
    private record Errors(String code, Instant since, int inARow) {

        Errors and(String another, Instant now) {
            return another.equals(code) ? new Errors(code, since, inARow + 1) : new Errors(another, now, 1);
        }

        boolean isHopeless(Instant now) {
            return inARow >= HOPELESS && !now.isBefore(since.plus(HOPELESS_AFTER));
        }
    }

    /**
     * @param clock steady
     * @param mayCall asked before each call whether the audit may still make it
     */
    public PacedApi(String name, Pacer pacer, InstantSource clock, BooleanSupplier mayCall) {
        this.name = name;
        this.pacer = pacer;
        this.clock = clock;
        this.mayCall = mayCall;
    }

    /** Makes the call when its turn comes, if it comes before then. */
    public <T> Answer<T> call(Instant latest, Supplier<Answer<T>> call) {
        return awaitTurn(latest) ? call(call) : new Answer.OutOfTime<>();
    }

    /** Makes a call whose turn has come. */
    public <T> Answer<T> call(Supplier<Answer<T>> call) {
        Answer<T> answer = call.get();
        learn(answer);
        return answer;
    }

    /**
     * Waits for a turn; says false when none comes before then, or when no more calls are made. An audit that was
     * interrupted, or may not go on, ends as one whose time is over: what was seen is still kept.
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

    /** Why no more calls are made; null while they are. */
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
            case Answer.OutOfTime<?> _ -> throw new IllegalStateException("a call that was made has an answer");
        }
    }

    private void healthy() {
        errors = null;
        pacer.answered();
    }

    /** The service answers, so the rate may rise. */
    private void refused(String message) {
        count(message);
        pacer.answered();
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
            givenUp = name + " failed again and again: " + code;
        }
        return some;
    }
}
