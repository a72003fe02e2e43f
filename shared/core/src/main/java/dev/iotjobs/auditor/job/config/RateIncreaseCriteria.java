package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/** When a rollout speeds up. One of the two numbers is set, and is at least 1. */
public record RateIncreaseCriteria(
        @Nullable Integer numberOfNotifiedThings, @Nullable Integer numberOfSucceededThings) implements Config {

    @Override
    public boolean isEmpty() {
        return numberOfNotifiedThings == null && numberOfSucceededThings == null;
    }
}
