package dev.iotjobs.auditor.fact;

/**
 * The value of a fact, or why the value is unknown.
 *
 * @param <T> the type of the value
 */
public sealed interface Known<T> {

    record Is<T>(T value) implements Known<T> {}

    /**
     * The value is unknown.
     *
     * @param detail why, in a few words for people, such as an error code
     */
    record Unknown<T>(Cause cause, String detail) implements Known<T> {}

    /** Why a fact is unknown. */
    enum Cause {
        /** The policy does not switch the fact on. */
        OFF,
        /**
         * An audit must read the value, or read it again: no value is stored, or the stored value is unreadable or
         * lacks a part that the policy needs.
         */
        OUTDATED,
        DENIED,
        FAILED
    }
}
