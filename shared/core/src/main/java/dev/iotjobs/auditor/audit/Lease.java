package dev.iotjobs.auditor.audit;

import java.time.Instant;

/**
 * The right to audit a Region. It saves work; what keeps data right is that commits are conditional.
 *
 * @param owner the run that holds it
 * @param since when the run took it
 * @param until when it ends by itself, unless the run renews or ends it before
 */
public record Lease(String region, String owner, Instant since, Instant until) {

    /** The same, ending by itself then. */
    Lease renewed(Instant end) {
        return new Lease(region, owner, since, end);
    }

    /** Whether one run holds both. */
    public boolean hasOwnerOf(Lease other) {
        return owner.equals(other.owner);
    }
}
