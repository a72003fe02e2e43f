package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Known;

/** Why a rule cannot judge a subject now: the reason of an {@code INSUFFICIENT_DATA} verdict. */
public enum Gap {
    /** DescribeJob's answer lacks a field that the verdict depends on, or the field cannot be parsed. */
    MISSING(Count.NO_DATA),
    DENIED(Count.NO_DATA),
    /** The call failed, or the rule threw an exception. */
    FAILED(Count.NO_DATA),
    /** The fact that the rule needs is switched off. */
    OFF(Count.NO_DATA),
    /** No audit has read the fact yet, or what is stored of it does not suffice. */
    OUTDATED(Count.NO_DATA),
    /** There is data, but the data does not decide. */
    UNDECIDED(Count.UNDECIDED),
    /** The sample is smaller than its minimum. */
    TOO_FEW(Count.WAITING),
    /** The job is younger than the setting {@code grace}. */
    TOO_YOUNG(Count.WAITING);

    /** How rule coverage counts a gap. */
    public enum Count {
        /** The gap lowers rule coverage. */
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

    /** Whether the gap lowers rule coverage. */
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
