package dev.iotjobs.auditor.rule;

/** The severity of a finding, least severe first. The terms are those of Security Hub. */
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
