package dev.iotjobs.auditor.lambda;

/** The function cannot use the event. The message names up to ten problems. There is no stack trace. */
final class InvalidEventException extends RuntimeException {

    InvalidEventException(String problems) {
        super(problems, null, false, false);
    }
}
