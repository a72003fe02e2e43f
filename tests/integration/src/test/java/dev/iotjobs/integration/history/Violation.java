package dev.iotjobs.integration.history;

/**
 * What must not happen has happened.
 *
 * @param rule which must hold, the same text for all cases of one kind
 * @param detail of this case
 */
record Violation(String rule, String detail) {

    @Override
    public String toString() {
        return rule + ": " + detail;
    }
}
