package dev.iotjobs.auditor.report;

import dev.iotjobs.auditor.policy.Exemption;
import java.time.Instant;

/** Says how long an exemption is valid. */
public final class ExemptionTerm {

    private ExemptionTerm() {}

    /** The validity in words, for example {@code until 2027-01-31}. */
    public static String of(Exemption exemption, Instant now) {
        if (exemption.isExpired(now)) {
            return "expired on " + exemption.expires() + ", without effect";
        }
        return exemption.expires() == null
                ? "needs a review by " + exemption.reviewBy()
                : "until " + exemption.expires();
    }
}
