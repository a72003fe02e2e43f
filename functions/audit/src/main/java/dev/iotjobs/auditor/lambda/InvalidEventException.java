package dev.iotjobs.auditor.lambda;

import java.util.List;

/** The event is not one of those this function takes. Its message names every problem; it has no stack trace. */
final class InvalidEventException extends RuntimeException {

    InvalidEventException(List<String> problems) {
        super("invalid event: " + String.join("; ", problems), null, false, false);
    }
}
