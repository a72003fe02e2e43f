package dev.iotjobs.simulator;

/**
 * The moment from which a client of the account counts as killed: no later call takes effect or is answered, and the
 * client sees every connection close.
 *
 * @param side whether the call itself still takes effect
 * @param call its number among all calls to one server, counted from 1 in the order of their arrival
 */
public record CrashPoint(Side side, long call) {

    /** The client is never killed. */
    public static final CrashPoint NEVER = before(Long.MAX_VALUE);

    /** On which side of the call the client dies. */
    public enum Side {
        /** The call never arrives. */
        BEFORE,
        /** The call takes effect, and its answer is lost. */
        AFTER
    }

    public CrashPoint {
        if (call < 1) {
            throw new IllegalArgumentException("calls are counted from 1: " + call);
        }
    }

    /** The client dies before it makes that call. */
    public static CrashPoint before(long call) {
        return new CrashPoint(Side.BEFORE, call);
    }

    /** The client dies once that call took effect, and never learns of it. */
    public static CrashPoint after(long call) {
        return new CrashPoint(Side.AFTER, call);
    }

    /** Whether a call of that number arrives. */
    boolean arrives(long number) {
        return switch (side) {
            case BEFORE -> number < call;
            case AFTER -> number <= call;
        };
    }

    /** Whether a call of that number is answered. */
    boolean answered(long number) {
        return number < call;
    }
}
