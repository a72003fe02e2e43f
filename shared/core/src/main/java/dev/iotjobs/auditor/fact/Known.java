package dev.iotjobs.auditor.fact;

/**
 * A fact that an extra call reads, or why it is unknown.
 *
 * @param <T> the type of the fact
 */
public sealed interface Known<T> {

    record Is<T>(T value) implements Known<T> {}

    /**
     * The fact is unknown.
     *
     * @param detail a few words for people, such as an error code
     */
    record Unknown<T>(Cause cause, String detail) implements Known<T> {}

    /** Why a fact is unknown. */
    enum Cause {
        /** The policy does not switch the fact on. */
        OFF,
        /** The fact was not read yet, or the stored part of the answer is not sufficient any more. */
        OUTDATED,
        DENIED,
        FAILED
    }
}
