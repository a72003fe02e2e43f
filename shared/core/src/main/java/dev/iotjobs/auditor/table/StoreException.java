package dev.iotjobs.auditor.table;

import org.jspecify.annotations.Nullable;

/** A table could not be read or written. Its message is for the person who has to fix it. */
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
