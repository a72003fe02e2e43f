package dev.iotjobs.integration.history;

/** Thrown in the thread of a killed run to end it, so that the run makes no more calls. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
