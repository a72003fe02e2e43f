package dev.iotjobs.integration.history;

/** The process of a run is dead: none of its calls does anything any more. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
