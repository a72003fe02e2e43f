package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which policy an audit uses. */
public sealed interface PolicyChoice {

    /**
     * A given policy. Stored policies are neither read nor written. For dry runs.
     *
     * @param policy called once in each audit
     */
    record Fixed(Supplier<Policy> policy) implements PolicyChoice {}

    /**
     * The configured policy of the installation. While it cannot be used, the last valid one, else the built-in one.
     *
     * @param source null if none is configured, so that the built-in policy is in force
     * @param region the Region whose finding IOTJ-ACC-04 reports that the configured policy cannot be used
     */
    record Configured(@Nullable PolicySource source, String region, Documents documents) implements PolicyChoice {}

    /** The policy in force that an earlier audit stored, else the built-in one. For a person who names none. */
    record InForce(Documents documents) implements PolicyChoice {}

    /**
     * A policy that a person named.
     *
     * @param document valid
     * @param isAdopted whether it may replace another policy that is in force
     */
    record Named(Document document, boolean isAdopted, Documents documents) implements PolicyChoice {}
}
