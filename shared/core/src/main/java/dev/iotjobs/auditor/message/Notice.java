package dev.iotjobs.auditor.message;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message reports besides findings. */
public sealed interface Notice {

    /**
     * Another policy is in force than subscribers know.
     *
     * @param changes by rule and setting, in words; at least one
     */
    record PolicyChanged(List<String> changes) implements Notice {

        public PolicyChanged {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The day of an exemption comes near.
     *
     * @param day from which it has no effect, or by which it is to be reviewed
     * @param isReview whether it continues after that day
     * @param findings that it exempts now, each {@link Change.Kind#EXEMPTED}
     */
    record ExemptionDue(Exempting exemption, LocalDate day, boolean isReview, List<Change> findings) implements Notice {

        public ExemptionDue {
            findings = List.copyOf(findings);
        }
    }

    /**
     * An exemption, for a person.
     *
     * @param ticket where it was decided; null if nothing is stated
     */
    record Exempting(
            String id,
            String reason,
            String owner,
            @Nullable String ticket) {}
}
