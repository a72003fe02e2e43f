package dev.iotjobs.auditor.lambda;

/**
 * The event is not one of those this function takes. Its message names every problem: the field, the rule and the value.
 * It has no stack trace: nothing in the code is wrong.
 */
final class InvalidEventException extends RuntimeException {

    InvalidEventException(String problems) {
        super(problems, null, false, false);
    }
}
