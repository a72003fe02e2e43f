package dev.iotjobs.auditor.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one audit made of the policy that the installation is configured with. */
public sealed interface PolicyUse {

    /** The audit does not read it: a person started it, perhaps with another policy. */
    record NotRead() implements PolicyUse {}

    /** None is configured, or the finding is another Region's. */
    record NotConfigured() implements PolicyUse {}

    /** It is in force. */
    record InForce() implements PolicyUse {}

    /**
     * It could not be read or is invalid: another policy is in force.
     *
     * @param source where it is, as it was configured
     * @param version that the source gives it; empty if it gives none
     * @param changedAt when it was stored; null if the source does not say
     * @param inForceVersion of the last valid policy, which is in force; empty if its source gave none
     * @param inForceSince when that came into force; null if the built-in policy is in force
     */
    record Replaced(
            String source,
            String version,
            @Nullable Instant changedAt,
            Cause cause,
            String inForceVersion,
            @Nullable Instant inForceSince)
            implements PolicyUse {}

    /** Why the configured policy is not in force. */
    sealed interface Cause {

        /**
         * There is no document.
         *
         * @param reason for a person
         * @param deniedAction the IAM action that is missing; empty if the reason is another
         */
        record Unreadable(String reason, String deniedAction) implements Cause {}

        /**
         * The document has defects.
         *
         * @param defects how many
         * @param examples the first three, each with line, column and path
         */
        record Invalid(long defects, List<String> examples) implements Cause {

            public Invalid {
                examples = List.copyOf(examples);
            }
        }
    }
}
