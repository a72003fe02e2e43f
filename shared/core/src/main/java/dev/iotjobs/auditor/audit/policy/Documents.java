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
 * @param quotaFallbacks values by quota code, from the settings of the installation; used if AWS gives none
 */
public record Documents(PolicyParser parser, Map<String, Double> quotaFallbacks) {

    public Documents {
        quotaFallbacks = Map.copyOf(quotaFallbacks);
    }

    /** The built-in policy. */
    public Policy builtIn() {
        return withFallbacks(Policy.standard());
    }

    /** A copy of the policy with {@link #quotaFallbacks}: the values for quotas for which AWS gives none. */
    public Policy withFallbacks(Policy policy) {
        return policy.withQuotaFallbacks(quotaFallbacks);
    }

    PolicyReading parse(String text) {
        PolicyReading reading = parser.parse(text);
        return new PolicyReading(reading.policy().map(this::withFallbacks), reading.problems(), text);
    }

    /** Parses a policy document. A document without text stands for the built-in policy, which is then the result. */
    PolicyReading read(Document document) {
        return document.isBuiltIn() ? new PolicyReading(Optional.of(builtIn()), List.of()) : parse(document.text());
    }
}
