package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.policy.Policy;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a document.
 *
 * @param policy empty if there is an error: nothing of an invalid policy is applied
 * @param problems errors and warnings in the order of the document
 * @param text of the document; empty where it could not be read
 */
public record PolicyReading(Optional<Policy> policy, List<PolicyProblem> problems, String text) {

    public PolicyReading {
        problems = List.copyOf(problems);
    }

    /** What came of reading a document whose text is not needed. */
    public PolicyReading(Optional<Policy> policy, List<PolicyProblem> problems) {
        this(policy, problems, "");
    }

    /** A document that cannot be read at all, for one reason. */
    public static PolicyReading unreadable(int line, int column, String text) {
        return new PolicyReading(
                Optional.empty(), List.of(new PolicyProblem(PolicyProblem.Level.ERROR, "", line, column, text)));
    }

    /** How many errors there are. */
    public long errors() {
        return problems.stream().filter(PolicyProblem::isError).count();
    }
}
