package dev.iotjobs.auditor.policy.document;

/** Parses the text of a policy document. */
@FunctionalInterface
public interface PolicyParser {

    /**
     * Parses the text of a policy document. The result lists all problems, and has a policy if the document is valid.
     */
    PolicyReading parse(String text);
}
