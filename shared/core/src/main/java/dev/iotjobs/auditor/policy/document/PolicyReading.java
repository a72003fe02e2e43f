package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a policy document.
 *
 * @param policy empty if the document has an error
 * @param problems errors and warnings in the order of the document
 * @param text the document; empty for the built-in policy, and if the document could not be read
 */
public record PolicyReading(Optional<Policy> policy, List<PolicyProblem> problems, String text) {

    public PolicyReading {
        problems = List.copyOf(problems);
    }

    /** A result without the text of the policy document. */
    public PolicyReading(Optional<Policy> policy, List<PolicyProblem> problems) {
        this(policy, problems, "");
    }

    /** The result for a policy document that cannot be read. */
    public static PolicyReading unreadable(int line, int column, String text) {
        return new PolicyReading(
                Optional.empty(), List.of(new PolicyProblem(PolicyProblem.Level.ERROR, "", line, column, text)));
    }

    /** The number of errors. */
    public long errors() {
        return problems.stream().filter(PolicyProblem::isError).count();
    }
}
