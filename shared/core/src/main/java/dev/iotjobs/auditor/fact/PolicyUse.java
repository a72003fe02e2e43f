package dev.iotjobs.auditor.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an audit uses the configured policy, and if not, why. */
public sealed interface PolicyUse {

    /** The audit does not read the configured policy: a person started it, perhaps with another one. */
    record NotRead() implements PolicyUse {}

    /** No policy is configured, or another Region reports it. */
    record NotConfigured() implements PolicyUse {}

    /** The configured policy is in force. */
    record InForce() implements PolicyUse {}

    /**
     * The configured policy could not be read or is invalid, so that another one is in force.
     *
     * @param source its location, as configured
     * @param version according to the source; empty if the source gives none
     * @param changedAt when it was stored; null if the source does not say
     * @param inForceVersion of the last valid policy, which is in force; empty if its source gave none
     * @param inForceSince when that policy came into force; null if the built-in policy is in force
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
         * No document could be read.
         *
         * @param reason one sentence for people
         * @param deniedAction the IAM action that is missing; empty for any other reason
         */
        record Unreadable(String reason, String deniedAction) implements Cause {}

        /**
         * The document has errors.
         *
         * @param defects their number
         * @param examples the first three, each with line, column and path
         */
        record Invalid(long defects, List<String> examples) implements Cause {

            public Invalid {
                examples = List.copyOf(examples);
            }
        }
    }
}
