package dev.iotjobs.auditor.alert;

/** Where alerts go. Safe for use by several threads. */
public interface AlertChannel {

    /**
     * Tells subscribers. When it returns, the digest has been accepted.
     *
     * @throws UndeliveredException if it has not, or may not have been
     */
    void send(Digest digest) throws UndeliveredException;

    /** A digest was not accepted; it is to be sent again, under the same id. */
    final class UndeliveredException extends Exception {

        private final String message;

        public UndeliveredException(String message, Throwable cause) {
            super(message, cause);
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
