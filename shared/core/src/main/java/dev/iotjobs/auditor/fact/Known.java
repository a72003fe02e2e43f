package dev.iotjobs.auditor.fact;

/**
 * A fact that has to be asked for, or why it is not known.
 *
 * @param <T> what is known
 */
public sealed interface Known<T> {

    record Is<T>(T value) implements Known<T> {}

    /**
     * It is not known.
     *
     * @param detail a few words for a person, such as an error code
     */
    record Unknown<T>(Cause cause, String detail) implements Known<T> {}

    /** Why something is not known. */
    enum Cause {
        /** The policy does not switch it on. */
        OFF,
        /** It was not asked for yet, or what was kept of the answer does not suffice any more. */
        OUTDATED,
        DENIED,
        FAILED
    }
}
