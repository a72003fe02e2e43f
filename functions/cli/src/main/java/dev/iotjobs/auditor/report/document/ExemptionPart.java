package dev.iotjobs.auditor.report.document;

import dev.iotjobs.auditor.policy.Exemption;
import org.jspecify.annotations.Nullable;

/**
 * An exemption of a policy, in JSON.
 *
 * @param expires first day on which the exemption has no effect; null if the exemption does not expire
 * @param findings number of open findings that the exemption covers
 */
public record ExemptionPart(
        String id,
        String reason,
        String owner,
        @Nullable String ticket,
        @Nullable String expires,
        @Nullable String reviewBy,
        long findings) {

    public static ExemptionPart of(Exemption exemption, long findings) {
        return new ExemptionPart(
                exemption.id(),
                exemption.approval().reason(),
                exemption.approval().owner(),
                exemption.approval().ticket(),
                exemption.expires() == null ? null : exemption.expires().toString(),
                exemption.reviewBy() == null ? null : exemption.reviewBy().toString(),
                findings);
    }
}
