package dev.iotjobs.auditor.policy.document;

/** Parses the text of a policy document. */
@FunctionalInterface
public interface PolicyParser {

    /** Parses the text of a document. The result has the policy if the document is valid, and all problems. */
    PolicyReading parse(String text);
}
