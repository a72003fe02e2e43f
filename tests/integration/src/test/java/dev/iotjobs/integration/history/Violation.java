package dev.iotjobs.integration.history;

/**
 * A violation of a rule of these tests, such as "findings and records agree".
 *
 * @param rule the violated rule; violations of one kind have the same text
 * @param detail describes this case
 */
record Violation(String rule, String detail) {

    @Override
    public String toString() {
        return rule + ": " + detail;
    }
}
