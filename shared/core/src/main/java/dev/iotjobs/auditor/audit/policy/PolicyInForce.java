package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.fact.PolicyUse;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import dev.iotjobs.auditor.state.PolicyStore.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy that one audit uses.
 *
 * @param use whether the audit uses the configured policy, and if not, why
 * @param region the only Region in which rule IOTJ-ACC-04 judges {@code use}; empty means every Region
 * @param stored the stored policy, for notices to subscribers; null if the policy is not stored
 */
public record PolicyInForce(
        Policy policy,
        PolicyUse use,
        String region,
        @Nullable Stored stored) {

    /**
     * The stored policy, for notices to subscribers.
     *
     * @param document the policy as it was read
     * @param changes changes since the policy that subscribers know, in words; empty if there are none
     * @param known what subscribers know of the policy
     */
    public record Stored(Document document, List<String> changes, Known known) {

        public Stored {
            changes = List.copyOf(changes);
        }

        /** The hash of the policy's text. */
        public String hash() {
            return document.hash();
        }
    }

    /** The given policy as the policy of an audit. It is not stored, so subscribers receive no notices about it. */
    public static PolicyInForce of(Policy policy) {
        return new PolicyInForce(policy, new PolicyUse.NotRead(), "", null);
    }

    /** A copy that has {@code made} as its {@link #use} and {@code home} as its {@link #region}. */
    PolicyInForce with(PolicyUse made, String home) {
        return new PolicyInForce(policy, made, home, stored);
    }

    /**
     * What rule IOTJ-ACC-04 judges in a Region. This is {@link #use} if {@link #region} is that Region or is empty,
     * otherwise {@link PolicyUse.NotConfigured}.
     *
     * @param name name of the Region
     */
    public PolicyUse useIn(String name) {
        return region.isEmpty() || region.equals(name) ? use : new PolicyUse.NotConfigured();
    }
}
