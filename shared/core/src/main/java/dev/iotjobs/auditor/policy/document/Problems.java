package dev.iotjobs.auditor.policy.document;

import dev.iotjobs.auditor.policy.document.PolicyProblem.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the errors and warnings about a policy document. Not safe for use by several threads. */
final class Problems {

    private final List<PolicyProblem> found = new ArrayList<>();

    void error(String path, Located place, String text) {
        found.add(new PolicyProblem(Level.ERROR, path, place.line(), place.column(), text));
    }

    void warning(String path, Located place, String text) {
        found.add(new PolicyProblem(Level.WARNING, path, place.line(), place.column(), text));
    }

    void error(Node node, String text) {
        error(node.path(), node.value(), text);
    }

    void warning(Node node, String text) {
        warning(node.path(), node.value(), text);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(PolicyProblem::isError);
    }

    /** The problems in the order of the policy document. */
    List<PolicyProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(PolicyProblem::line).thenComparingInt(PolicyProblem::column))
                .toList();
    }
}
