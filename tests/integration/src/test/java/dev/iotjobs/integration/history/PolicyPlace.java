package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.policy.Documents;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Simulates the parameter that holds the policy of the installation. The text in the parameter is the {@code toString}
 * of the policy. When a run reads the parameter, this class remembers the text and its policy, so that the text can be
 * parsed.
 */
final class PolicyPlace {

    private final Map<String, Policy> policies = new ConcurrentHashMap<>();

    /** Lets a run read its policy from this parameter. */
    PolicyChoice readBy(Run run) {
        return new PolicyChoice.Configured(
                new OfRun(run), World.REGIONS.getFirst(), new Documents(this::parse, Map.of()));
    }

    private PolicyReading parse(String text) {
        return new PolicyReading(Optional.ofNullable(policies.get(text)), List.of());
    }

    private final class OfRun implements PolicySource {

        private final Run run;

        private OfRun(Run run) {
            this.run = run;
        }

        @Override
        public String name() {
            return "ssm:/iot/policy";
        }

        @Override
        public Answer read() {
            Policy policy = run.readPolicy();
            String text = policy.toString();
            policies.put(text, policy);
            return new Answer.Document(text, "", null);
        }
    }
}
