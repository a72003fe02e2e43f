package dev.iotjobs.auditor.rule;

/** How bad a finding is, least first. The words are Security Hub's. */
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
