package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was told after an audit.
 *
 * @param digest what was sent; null when there was nothing to tell, or it could not be sent
 * @param waiting outbox entries left for a later audit, without those that were sent
 * @param failure why the digest could not be sent, or why it will be sent again; empty when nothing went wrong
 */
public record AlertReport(@Nullable Digest digest, int waiting, String failure) {

    static AlertReport sent(Digest digest, int waiting) {
        return new AlertReport(digest.isEmpty() ? null : digest, waiting, "");
    }

    /** What was sent is still in the outbox. */
    static AlertReport sentButKept(Digest digest, String failure, int waiting) {
        return new AlertReport(digest, waiting, failure);
    }

    static AlertReport failed(String failure, int waiting) {
        return new AlertReport(null, waiting, failure);
    }

    /** Whether nothing was sent although there was something to tell. */
    public boolean isFailed() {
        return digest == null && !failure.isEmpty();
    }

    /** Empty when nothing was sent. */
    public Optional<Digest> sent() {
        return Optional.ofNullable(digest);
    }
}
