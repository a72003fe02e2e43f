package dev.iotjobs.integration.history;

/**
 * A violation of a rule that must always hold.
 *
 * @param rule the rule; the same text for all cases of one kind
 * @param detail describes this case
 */
record Violation(String rule, String detail) {

    @Override
    public String toString() {
        return rule + ": " + detail;
    }
}
