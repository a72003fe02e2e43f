package dev.iotjobs.auditor.fact;

import dev.iotjobs.auditor.job.AccountRegion;
import org.jspecify.annotations.Nullable;

/**
 * How one rule ran in one audit of a Region.
 *
 * @param isOn whether this version of the auditor has the rule and the policy switches the rule on
 * @param judged number of subjects to which the rule applies, including those on which it failed
 * @param failed the exceptions that the rule threw; null if it threw none
 */
public record RuleRuns(
        AccountRegion place,
        String ruleId,
        int version,
        boolean isOn,
        int judged,
        @Nullable Failed failed) implements Facts {

    /**
     * The exceptions that a rule threw.
     *
     * @param subjects number of subjects on which the rule failed, at least 1
     * @param exception class name of the first exception. Its message is only logged, because it can contain data of
     *     the account
     * @param example name of the first subject on which the rule failed
     */
    public record Failed(int subjects, String exception, String example) {}
}
