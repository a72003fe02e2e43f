package dev.iotjobs.auditor.audit;

/** The run no longer holds the lease of a Region: what it read may be out of date. */
final class LeaseLostException extends RuntimeException {

    LeaseLostException(String region) {
        super(
                "another audit of " + region
                        + " took over, or the lease expired; what this one stored by then is kept, and"
                        + " the next audit continues",
                null,
                false,
                false);
    }
}
