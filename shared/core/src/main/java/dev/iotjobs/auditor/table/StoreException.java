package dev.iotjobs.auditor.table;

import org.jspecify.annotations.Nullable;

/** A table could not be read or written. The message is for the person who must fix the problem. */
public final class StoreException extends RuntimeException {

    private final String message;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
