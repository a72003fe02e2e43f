package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import org.jspecify.annotations.Nullable;

/**
 * The run of a rule in one audit of a Region.
 *
 * @param isOn whether the rule is in the rule book and the policy has it on
 * @param judged number of subjects to which the rule applies, including those on which it failed
 * @param failed null if the rule threw no exception
 */
public record RuleRuns(
        AccountRegion place,
        String ruleId,
        int version,
        boolean isOn,
        int judged,
        @Nullable Failed failed) implements Facts {

    /**
     * The exceptions that the rule threw.
     *
     * @param subjects number of subjects on which it failed, at least 1
     * @param exception class name of the first exception. Its message can contain data of the account and stays in the
     *     log
     * @param example name of the first subject
     */
    public record Failed(int subjects, String exception, String example) {}
}
