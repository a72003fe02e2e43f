package dev.iotjobs.auditor.rule.configuration;

import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.JobCommands.Setting;

/** Changes to the configuration of a job that several rules propose. */
final class Fixes {

    /** Lets the service cancel the job when 10 % of at least ten executed things fail. */
    static final Setting ABORT_CRITERIA = abortCriteria("Set abort criteria", 10, "");

    /** Like {@link #ABORT_CRITERIA}, for a job that has other criteria. */
    static final Setting OTHER_ABORT_CRITERIA =
            abortCriteria("Set other abort criteria", 10, "They replace the present criteria");

    /** A rollout rate that grows only when devices succeed. */
    static final Setting GATED_RATE = rollout(
            "Let the rate grow with successes",
            "{\"exponentialRate\":{\"baseRatePerMinute\":10,\"incrementFactor\":2,"
                    + "\"rateIncreaseCriteria\":{\"numberOfSucceededThings\":50}},\"maximumPerMinute\":500}");

    private Fixes() {}

    /**
     * Sets abort criteria.
     *
     * @param minimumExecuted number of things that must have executed the job before the criteria act
     */
    static Setting abortCriteria(String verb, long minimumExecuted, String effect) {
        String criteria = "{\"criteriaList\":[{\"failureType\":\"ALL\",\"action\":\"CANCEL\","
                + "\"thresholdPercentage\":10,\"minNumberOfExecutedThings\":" + minimumExecuted + "}]}";
        return new JobCommands.Setting(
                verb,
                "--abort-config",
                criteria,
                "{\"abortConfig\":" + criteria + "}",
                "awsJobAbortConfig.abortCriteriaList",
                effect);
    }

    /** Sets a timeout, in minutes. */
    static Setting timeout(String verb, long minutes) {
        return new JobCommands.Setting(
                verb,
                "--timeout-config",
                "inProgressTimeoutInMinutes=" + minutes,
                "{\"timeoutConfig\":{\"inProgressTimeoutInMinutes\":" + minutes + "}}",
                "awsJobTimeoutConfig",
                "It applies to executions that have not started yet");
    }

    /**
     * Sets how fast the service notifies devices.
     *
     * @param config a rollout configuration in JSON
     */
    static Setting rollout(String verb, String config) {
        return new JobCommands.Setting(
                verb,
                "--job-executions-rollout-config",
                config,
                "{\"jobExecutionsRolloutConfig\":" + config + "}",
                "awsJobExecutionsRolloutConfig",
                "");
    }
}
