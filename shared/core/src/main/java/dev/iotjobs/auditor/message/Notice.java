package dev.iotjobs.auditor.message;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a message that is not about the change of a finding. */
public sealed interface Notice {

    /**
     * The policy in force is not the one that subscribers know.
     *
     * @param changes by rule and setting, in words; at least one
     */
    record PolicyChanged(List<String> changes) implements Notice {

        public PolicyChanged {
            changes = List.copyOf(changes);
        }
    }

    /**
     * An exemption expires or is due for review soon.
     *
     * @param day the day from which it has no effect, or by which its owner must review it
     * @param isReview whether it is a review, so that the exemption continues after that day
     * @param findings that it exempts now, each {@link Change.Kind#EXEMPTED}
     */
    record ExemptionDue(Exempting exemption, LocalDate day, boolean isReview, List<Change> findings) implements Notice {

        public ExemptionDue {
            findings = List.copyOf(findings);
        }
    }

    /**
     * An exemption as people read it.
     *
     * @param ticket where it was decided; null if none is stated
     */
    record Exempting(
            String id,
            String reason,
            String owner,
            @Nullable String ticket) {}
}
