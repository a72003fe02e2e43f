package dev.iotjobs.auditor.lambda;

/**
 * The function cannot use the event. The message names every problem: the field, the rule and the value. It has no stack
 * trace: nothing in the code is wrong.
 */
final class InvalidEventException extends RuntimeException {

    InvalidEventException(String problems) {
        super(problems, null, false, false);
    }
}
