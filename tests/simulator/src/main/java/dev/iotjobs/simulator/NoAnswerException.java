package dev.iotjobs.simulator;

/** A service has no answer, because another one that it asks gave none. The caller's connection is closed. */
public final class NoAnswerException extends RuntimeException {

    /**
     * No answer.
     *
     * @param message who did not answer
     */
    public NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
