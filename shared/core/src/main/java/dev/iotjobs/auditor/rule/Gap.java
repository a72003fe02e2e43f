package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Known;

/** Why a rule that applies to a subject cannot judge it now: the reasons of {@code INSUFFICIENT_DATA}. */
public enum Gap {
    /** The answer lacks a field that the verdict depends on, or the field cannot be parsed. */
    MISSING(Count.NO_DATA),
    DENIED(Count.NO_DATA),
    /** The call failed, or the rule threw an exception. */
    FAILED(Count.NO_DATA),
    /** The fact that the rule needs is switched off. */
    OFF(Count.NO_DATA),
    /** The fact was not read yet, or the stored part of it is not sufficient. */
    OUTDATED(Count.NO_DATA),
    /** The data is present and does not decide. */
    UNDECIDED(Count.UNDECIDED),
    /** The sample is smaller than its minimum. */
    TOO_FEW(Count.WAITING),
    /** The subject is within its time of grace. */
    TOO_YOUNG(Count.WAITING);

    /** How a gap is counted. */
    public enum Count {
        /** Lowers rule coverage. */
        NO_DATA,
        UNDECIDED,
        WAITING
    }

    private final Count count;

    Gap(Count count) {
        this.count = count;
    }

    public Count count() {
        return count;
    }

    /** Whether it lowers rule coverage. */
    public boolean isNoData() {
        return count == Count.NO_DATA;
    }

    /** The gap that an unknown fact causes. */
    public static Gap of(Known.Cause cause) {
        return switch (cause) {
            case OFF -> OFF;
            case OUTDATED -> OUTDATED;
            case DENIED -> DENIED;
            case FAILED -> FAILED;
        };
    }
}
