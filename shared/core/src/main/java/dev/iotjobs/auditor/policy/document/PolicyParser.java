package dev.iotjobs.auditor.policy.document;

/** Parses the text of a policy document. */
@FunctionalInterface
public interface PolicyParser {

    /** Parses a text into the policy, or into its problems. */
    PolicyReading parse(String text);
}
