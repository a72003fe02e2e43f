package dev.iotjobs.auditor.policy.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the configured policy of an installation from its location. Each audit calls {@link #read} once. */
public interface PolicySource {

    /** The configured location, such as {@code ssm:/iot-jobs-auditor/policy}. */
    String name();

    /** Reads the current policy document. If this fails, returns {@link Answer.Unreadable} and throws no exception. */
    Answer read();

    /** The result of reading the configured policy. */
    sealed interface Answer {

        /**
         * A policy document, valid or not.
         *
         * @param version version of the document according to the source; empty if the source gives none
         * @param changedAt when the document was stored; null if the source does not give the time
         */
        record Document(
                String text, String version, @Nullable Instant changedAt) implements Answer {}

        /**
         * The configured policy could not be read.
         *
         * @param reason one sentence for people, without a full stop
         * @param deniedAction the IAM action that is missing; empty for any other reason
         */
        record Unreadable(String reason, String deniedAction) implements Answer {}
    }
}
