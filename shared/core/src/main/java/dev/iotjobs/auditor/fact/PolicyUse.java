package dev.iotjobs.auditor.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an audit uses the configured policy, and if not, the reason. */
public sealed interface PolicyUse {

    /** A person started the audit, perhaps with another policy. Such an audit does not read the configured policy. */
    record NotRead() implements PolicyUse {}

    /**
     * No policy is configured, or rule IOTJ-ACC-04 judges the configured policy in another Region of the same audit.
     */
    record NotConfigured() implements PolicyUse {}

    /** The configured policy is in force. */
    record InForce() implements PolicyUse {}

    /**
     * The configured policy is invalid or could not be read, so another policy is in force.
     *
     * @param source location of the configured policy, as configured
     * @param version version of the document according to its source; empty if the source gives none
     * @param changedAt when the document was stored; null if the source does not give the time
     * @param inForceVersion version of the last valid policy; empty if unknown, or if the built-in policy is in force
     * @param inForceSince when the last valid policy came into force; null if the built-in policy is in force
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
         * The document with the configured policy could not be read.
         *
         * @param reason one sentence for people
         * @param deniedAction the IAM action that is missing; empty for any other reason
         */
        record Unreadable(String reason, String deniedAction) implements Cause {}

        /**
         * The policy document has errors.
         *
         * @param defects number of errors
         * @param examples the first errors, at most three, such as {@code line 14, column 22: rules.IOTJ-RUN-01: must
         *     be ...}
         */
        record Invalid(long defects, List<String> examples) implements Cause {

            public Invalid {
                examples = List.copyOf(examples);
            }
        }
    }
}
