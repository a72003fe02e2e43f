package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import org.jspecify.annotations.Nullable;

/**
 * How a rule did in one audit of a Region.
 *
 * @param isOn whether it stands in the rule book and the policy has it on
 * @param judged subjects that it was asked about and that it concerns, those on which it failed included
 * @param failed null when it threw no exception
 */
public record RuleRuns(
        AccountRegion place,
        String ruleId,
        int version,
        boolean isOn,
        int judged,
        @Nullable Failed failed) implements Facts {

    /**
     * That the rule threw exceptions.
     *
     * @param subjects on how many, at least 1
     * @param exception name of the class of the first one; its message can hold data of the account and stays in the log
     * @param example name of the first subject
     */
    public record Failed(int subjects, String exception, String example) {}
}
