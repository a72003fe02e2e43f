package dev.iotjobs.auditor.job.config;

import org.jspecify.annotations.Nullable;

/** What must happen before a rollout speeds up: one of the two is set, each at least 1. */
public record RateIncreaseCriteria(
        @Nullable Integer numberOfNotifiedThings, @Nullable Integer numberOfSucceededThings) implements Config {

    @Override
    public boolean isEmpty() {
        return numberOfNotifiedThings == null && numberOfSucceededThings == null;
    }
}
