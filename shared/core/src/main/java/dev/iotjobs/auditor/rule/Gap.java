package dev.iotjobs.auditor.rule;

import dev.iotjobs.auditor.fact.Known;

/** Why a rule cannot judge a subject now: the reason of an {@code INSUFFICIENT_DATA} verdict. */
public enum Gap {
    /** DescribeJob's answer lacks a field that the verdict depends on, or the field cannot be parsed. */
    MISSING(Count.NO_DATA),
    DENIED(Count.NO_DATA),
    /** The API call that reads the data failed, or the rule threw an exception. */
    FAILED(Count.NO_DATA),
    /** Audits do not read the data: the policy does not switch it on, or this version of the auditor cannot read it. */
    OFF(Count.NO_DATA),
    /** No audit has read the data yet, or the stored data lacks something that the rule needs now. */
    OUTDATED(Count.NO_DATA),
    /** The data is there, but does not show whether the subject has the defect. */
    UNDECIDED(Count.UNDECIDED),
    /** Fewer executions or jobs have ended than the rule needs to judge a share of them. */
    TOO_FEW(Count.WAITING),
    /** The job is younger than the time in the setting {@code grace}. */
    TOO_YOUNG(Count.WAITING);

    /** How a gap counts in rule coverage. Rule coverage is the share of verdicts for which the rule had its data. */
    public enum Count {
        /** The rule lacked data. Only gaps of this kind lower rule coverage. */
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

    /** Whether the rule lacked its data. Only such gaps lower rule coverage. */
    public boolean isNoData() {
        return count == Count.NO_DATA;
    }

    /** The gap of a rule that lacks a fact; {@code cause} says why the fact is unknown. */
    public static Gap of(Known.Cause cause) {
        return switch (cause) {
            case OFF -> OFF;
            case OUTDATED -> OUTDATED;
            case DENIED -> DENIED;
            case FAILED -> FAILED;
        };
    }
}
