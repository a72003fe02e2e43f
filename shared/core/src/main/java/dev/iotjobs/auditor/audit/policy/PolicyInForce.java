package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.state.PolicyStore.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy that one audit goes by.
 *
 * @param use what the audit made of the configured policy
 * @param region whose finding says so; empty for every Region
 * @param stored null for a policy that is not stored: subscribers are not notified of anything about it
 */
public record PolicyInForce(
        Policy policy,
        PolicyUse use,
        String region,
        @Nullable Stored stored) {

    /**
     * What subscribers may be notified of.
     *
     * @param hash of the policy's text
     * @param changes from the policy that subscribers know, in words; empty if they know this one
     * @param known what subscribers know of the policy
     */
    public record Stored(String hash, List<String> changes, Known known) {

        public Stored {
            changes = List.copyOf(changes);
        }
    }

    /** A policy that is not stored. */
    public static PolicyInForce of(Policy policy) {
        return new PolicyInForce(policy, new PolicyUse.NotRead(), "", null);
    }

    /** The same, with what the audit made of the configured policy. */
    PolicyInForce with(PolicyUse made, String home) {
        return new PolicyInForce(policy, made, home, stored);
    }

    /** What the audit of a Region knows of the configured policy. */
    public PolicyUse useIn(String name) {
        return region.isEmpty() || region.equals(name) ? use : new PolicyUse.NotConfigured();
    }
}
