package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.policy.Documents;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.document.PolicyParser;
import dev.iotjobs.auditor.policy.document.PolicyReading;
import dev.iotjobs.auditor.policy.document.PolicySource;
import dev.iotjobs.auditor.state.PolicyStore.Document;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source and a parser of policies. Each known text stands for a policy; all other texts are invalid. */
final class TestPolicies implements PolicySource, PolicyParser {

    private final Map<String, Policy> policies = new HashMap<>();
    final Documents documents = new Documents(this, Map.of());
    Answer answer = new Answer.Unreadable("the parameter does not exist", "");

    @Override
    public PolicyReading parse(String text) {
        Policy policy = policies.get(text);
        return policy == null
                ? PolicyReading.unreadable(14, 22, "'" + text + "' is no policy")
                : new PolicyReading(Optional.of(policy), List.of());
    }

    /** Lets a text stand for a policy. */
    TestPolicies with(String text, Policy policy) {
        policies.put(text, policy);
        return this;
    }

    /** Stores a text in the source that the installation is configured to read. */
    void store(String text) {
        answer = new Answer.Document(text, "version-of-" + text, Instant.parse("2026-03-09T12:00:00Z"));
    }

    PolicyChoice configured() {
        return new PolicyChoice.Configured(this, "eu-west-1", documents);
    }

    PolicyChoice notConfigured() {
        return new PolicyChoice.Configured(null, "eu-west-1", documents);
    }

    PolicyChoice named(String text, boolean isAdopted) {
        return new PolicyChoice.Named(new Document(text, "policy.yaml", ""), isAdopted, documents);
    }

    PolicyChoice inForce() {
        return new PolicyChoice.InForce(documents);
    }

    @Override
    public String name() {
        return "ssm:/iot/policy";
    }

    @Override
    public Answer read() {
        return answer;
    }
}
