package dev.iotjobs.auditor.rule.configuration;

import dev.iotjobs.auditor.rule.JobCommands;
import dev.iotjobs.auditor.rule.JobCommands.Setting;

/** The changes to the configuration of a job that rules propose as fixes. Several rules can propose the same change. */
final class ConfigurationFixes {

    /** Lets the service cancel the job when 10 % of at least ten executed things fail. */
    static final Setting ABORT_CRITERIA = abortCriteria("Set abort criteria", 10, "");

    /**
     * Replaces the abort criteria of a job. With the new criterion, the service cancels the job when 10 % of at least
     * ten executed things fail.
     */
    static final Setting OTHER_ABORT_CRITERIA =
            abortCriteria("Set other abort criteria", 10, "They replace the present criteria");

    /** A rollout rate that grows only when devices succeed. */
    static final Setting GATED_RATE = rollout(
            "Let the rate grow only when executions succeed",
            "{\"exponentialRate\":{\"baseRatePerMinute\":10,\"incrementFactor\":2,"
                    + "\"rateIncreaseCriteria\":{\"numberOfSucceededThings\":50}},\"maximumPerMinute\":500}");

    private ConfigurationFixes() {}

    /**
     * The change that sets abort criteria.
     *
     * @param verb the action, such as {@code Set abort criteria}
     * @param minimumExecuted number of things that must have executed the job before the criteria act
     * @param effect a sentence, without a full stop, on what the change replaces; may be empty
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

    /** The change that sets the in-progress timeout of a job. */
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
     * The change that sets how fast the service notifies devices.
     *
     * @param verb the action, such as {@code Limit the rate}
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
