package dev.iotjobs.simulator;

/**
 * The call at which a simulated client is killed. This call and all later calls get no answer. No later call takes
 * effect.
 *
 * @param side whether the client is killed before or after this call takes effect
 * @param call number of this call at its server, which numbers all calls from 1 as they arrive
 */
public record CrashPoint(Side side, long call) {

    /** A crash point that no call reaches, so the client is never killed. */
    public static final CrashPoint NEVER = before(Long.MAX_VALUE);

    /** Whether the client is killed before or after the call takes effect. */
    public enum Side {
        /** The client is killed before the call, which therefore does not take effect. */
        BEFORE,
        /** The client is killed after the call takes effect, and before it gets the answer. */
        AFTER
    }

    public CrashPoint {
        if (call < 1) {
            throw new IllegalArgumentException("calls are counted from 1: " + call);
        }
    }

    /** The crash point at which the client is killed before the call with this number takes effect. */
    public static CrashPoint before(long call) {
        return new CrashPoint(Side.BEFORE, call);
    }

    /**
     * The crash point at which the client is killed after the call with this number takes effect, and before the client
     * gets the answer.
     */
    public static CrashPoint after(long call) {
        return new CrashPoint(Side.AFTER, call);
    }

    /** Whether the call with this number takes effect. */
    boolean arrives(long number) {
        return switch (side) {
            case BEFORE -> number < call;
            case AFTER -> number <= call;
        };
    }

    /** Whether the call with this number gets an answer. */
    boolean answered(long number) {
        return number < call;
    }
}
