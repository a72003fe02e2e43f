package dev.iotjobs.auditor.lambda;

/**
 * The function cannot use the event. The message names up to ten problems, each with the field, the requirement and the
 * value. There is no stack trace, because the code is not at fault.
 */
final class InvalidEventException extends RuntimeException {

    InvalidEventException(String problems) {
        super(problems, null, false, false);
    }
}
