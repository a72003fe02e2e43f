package dev.iotjobs.auditor.policy.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configured policy of an installation from its location. Each audit reads it once, under its leases. The
 * policy in force may be another one; {@code state.PolicyStore} has it.
 */
public interface PolicySource {

    /** The configured location, such as {@code ssm:/iot-jobs-auditor/policy}. */
    String name();

    /** Reads the present document. A source that cannot be read gives {@link Answer.Unreadable}, never an exception. */
    Answer read();

    /** The result of a read. */
    sealed interface Answer {

        /**
         * A document, valid or not.
         *
         * @param version according to the source; empty if the source gives none
         * @param changedAt when it was stored; null if the source does not say
         */
        record Document(
                String text, String version, @Nullable Instant changedAt) implements Answer {}

        /**
         * No document could be read.
         *
         * @param reason one sentence for people, without a full stop
         * @param deniedAction the IAM action that is missing; empty for any other reason
         */
        record Unreadable(String reason, String deniedAction) implements Answer {}
    }
}
