package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How an audit decides which policy it uses. */
public sealed interface PolicyChoice {

    /**
     * A given policy, for dry runs. The audit neither reads nor writes stored policies.
     *
     * @param policy called once in each audit
     */
    record Fixed(Supplier<Policy> policy) implements PolicyChoice {}

    /**
     * The configured policy of the installation. While this policy is unreadable or invalid, audits use the last valid
     * policy, or else the built-in policy.
     *
     * @param source null if no policy is configured; the built-in policy is then in force
     * @param region the Region in which rule IOTJ-ACC-04 reports that the configured policy cannot be used
     */
    record Configured(@Nullable PolicySource source, String region, Documents documents) implements PolicyChoice {}

    /**
     * The policy in force, as an earlier audit stored it. The built-in policy if no policy is stored. For a person who
     * names no policy.
     */
    record InForce(Documents documents) implements PolicyChoice {}

    /**
     * A policy that a person named.
     *
     * @param document a valid document
     * @param isAdopted true to replace the stored policy; false to refuse a policy that differs from the stored one
     */
    record Named(Document document, boolean isAdopted, Documents documents) implements PolicyChoice {}
}
