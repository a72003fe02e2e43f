package dev.iotjobs.auditor.policy.document;

/** Reads the text of a policy's document. */
@FunctionalInterface
public interface PolicyParser {

    /** The policy, or what is wrong with the text. */
    PolicyReading parse(String text);
}
