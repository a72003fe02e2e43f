package dev.iotjobs.auditor.policy.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the policy of an installation is kept. Each audit reads it once, under its leases. */
public interface PolicySource {

    /** Where that is, as it was configured, such as {@code ssm:/iot-jobs-auditor/policy}. */
    String name();

    /** What is there now. A source that cannot be read is an answer, never an exception. */
    Answer read();

    /** What a source answers. */
    sealed interface Answer {

        /**
         * A document, valid or not.
         *
         * @param version that the source gives it; empty if it gives none
         * @param changedAt when it was stored; null if the source does not say
         */
        record Document(
                String text, String version, @Nullable Instant changedAt) implements Answer {}

        /**
         * No document.
         *
         * @param reason one sentence for a person, without its full stop
         * @param deniedAction the IAM action that is missing; empty if the reason is another
         */
        record Unreadable(String reason, String deniedAction) implements Answer {}
    }
}
