package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyParser;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses policy documents, and adds the quota fallbacks of the installation.
 *
 * @param quotaFallbacks values of quotas by quota code; used for a quota whose value AWS does not return
 */
public record Documents(PolicyParser parser, Map<String, Double> quotaFallbacks) {

    public Documents {
        quotaFallbacks = Map.copyOf(quotaFallbacks);
    }

    /** The built-in policy. */
    public Policy builtIn() {
        return withFallbacks(Policy.standard());
    }

    /** A copy of the policy that uses {@link #quotaFallbacks} for quotas whose value AWS does not return. */
    public Policy withFallbacks(Policy policy) {
        return policy.withQuotaFallbacks(quotaFallbacks);
    }

    PolicyReading parse(String text) {
        PolicyReading reading = parser.parse(text);
        return new PolicyReading(reading.policy().map(this::withFallbacks), reading.problems(), text);
    }

    /** Parses a policy document. Returns the built-in policy if the document has no text. */
    PolicyReading read(Document document) {
        return document.isBuiltIn() ? new PolicyReading(Optional.of(builtIn()), List.of()) : parse(document.text());
    }
}
