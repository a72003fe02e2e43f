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

    PolicyReading parse(String text) {
        return withFallbacks(parser.parse(text));
    }

    /** The policy of what is stored. */
    PolicyReading read(Document document) {
        return document.isBuiltIn()
                ? withFallbacks(new PolicyReading(Optional.of(Policy.standard()), List.of()))
                : parse(document.text());
    }

    private PolicyReading withFallbacks(PolicyReading reading) {
        return new PolicyReading(
                reading.policy().map(policy -> policy.withQuotaFallbacks(quotaFallbacks)), reading.problems());
    }
}
