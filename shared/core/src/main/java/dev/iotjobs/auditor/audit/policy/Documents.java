package dev.iotjobs.auditor.audit.policy;

import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyParser;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes policies of documents.
 *
 * @param quotaFallbacks of the installation: they stand in no document
 */
public record Documents(PolicyParser parser, Map<String, Double> quotaFallbacks) {

    public Documents {
        quotaFallbacks = Map.copyOf(quotaFallbacks);
    }

    /** The built-in policy. */
    public Policy builtIn() {
        return withFallbacks(Policy.standard());
    }

    /** A policy in this installation. */
    public Policy withFallbacks(Policy policy) {
        return policy.withQuotaFallbacks(quotaFallbacks);
    }

    PolicyReading parse(String text) {
        PolicyReading reading = parser.parse(text);
        return new PolicyReading(reading.policy().map(this::withFallbacks), reading.problems(), text);
    }

    /** The policy of what is stored. */
    PolicyReading read(Document document) {
        return document.isBuiltIn() ? new PolicyReading(Optional.of(builtIn()), List.of()) : parse(document.text());
    }
}
