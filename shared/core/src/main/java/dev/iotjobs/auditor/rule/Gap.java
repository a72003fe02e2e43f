package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Known;

/** Why a rule that concerns a subject cannot be judged now: the reasons of {@code INSUFFICIENT_DATA}. */
public enum Gap {
    /** The answer lacks a field that decides, or it does not parse. */
    MISSING(Count.NO_DATA),
    DENIED(Count.NO_DATA),
    /** The call failed, or the rule threw an exception. */
    FAILED(Count.NO_DATA),
    /** The fact that the rule needs is switched off. */
    OFF(Count.NO_DATA),
    /** The fact was not looked up yet, or was stored in an older format. */
    OUTDATED(Count.NO_DATA),
    /** The data is there and does not decide. */
    UNDECIDED(Count.UNDECIDED),
    /** The sample is below its minimum. */
    TOO_FEW(Count.WAITING),
    /** Within grace. */
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

    /** The gap that a fact leaves. */
    public static Gap of(Known.Cause cause) {
        return switch (cause) {
            case OFF -> OFF;
            case OUTDATED -> OUTDATED;
            case DENIED -> DENIED;
            case FAILED -> FAILED;
        };
    }
}
