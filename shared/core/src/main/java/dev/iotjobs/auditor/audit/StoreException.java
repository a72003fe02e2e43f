package dev.iotjobs.auditor.audit;

/** The store could not be read or written. Its message is for the person who has to mend it. */
public final class StoreException extends RuntimeException {

    private final String message;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
