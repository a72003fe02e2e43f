package dev.iotjobs.auditor.message;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a message that is not about the change of a finding. */
public sealed interface Notice {

    /**
     * The policy in force differs from the policy that subscribers know.
     *
     * @param changes changes by rule and setting, in words; at least one
     */
    record PolicyChanged(List<String> changes) implements Notice {

        public PolicyChanged {
            changes = List.copyOf(changes);
        }
    }

    /**
     * An exemption that soon expires or needs a review.
     *
     * @param day day on which the exemption expires, or by which its owner must review it
     * @param isReview true if the exemption needs a review and stays in force; false if it expires
     * @param findings findings that the exemption exempts now; all have the kind {@link Change.Kind#EXEMPTED}
     */
    record ExemptionDue(Exempting exemption, LocalDate day, boolean isReview, List<Change> findings) implements Notice {

        public ExemptionDue {
            findings = List.copyOf(findings);
        }
    }

    /**
     * An exemption as a message shows it.
     *
     * @param ticket ticket with the decision; null if there is none
     */
    record Exempting(
            String id,
            String reason,
            String owner,
            @Nullable String ticket) {}
}
