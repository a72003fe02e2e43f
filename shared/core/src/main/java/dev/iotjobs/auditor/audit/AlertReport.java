package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.alert.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was told after an audit.
 *
 * @param digest what was sent; null when there was nothing to tell, or it could not be sent
 * @param waiting outbox entries left for a later audit
 * @param failure why the digest could not be sent; empty when nothing went wrong
 */
public record AlertReport(@Nullable Digest digest, int waiting, String failure) {

    static AlertReport sent(Digest digest, int waiting) {
        return new AlertReport(digest.isEmpty() ? null : digest, waiting, "");
    }

    static AlertReport failed(String failure, int waiting) {
        return new AlertReport(null, waiting, failure);
    }

    /** Empty when nothing was sent. */
    public Optional<Digest> sent() {
        return Optional.ofNullable(digest);
    }
}
