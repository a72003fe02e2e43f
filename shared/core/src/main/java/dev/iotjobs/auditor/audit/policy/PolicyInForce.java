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
 * @param use whether the audit uses the configured policy, and why if it does not
 * @param region the only Region in which rule IOTJ-ACC-04 judges {@code use}; empty if the rule judges it in every
 *     Region
 * @param stored the stored policy, for notices to subscribers; null if the policy is not stored, so that subscribers
 *     receive no notices about it
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
     * @param changes changes since the policy that subscribers know, in words; empty if they know this policy
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
     * What rule IOTJ-ACC-04 judges in a Region: whether the audit uses the configured policy, and if not, why. The
     * result is {@link #use} if {@link #region} is empty or is this Region. For any other Region, the result is {@link
     * PolicyUse.NotConfigured}, so that the rule does not apply there.
     *
     * @param name name of the Region
     */
    public PolicyUse useIn(String name) {
        return region.isEmpty() || region.equals(name) ? use : new PolicyUse.NotConfigured();
    }
}
