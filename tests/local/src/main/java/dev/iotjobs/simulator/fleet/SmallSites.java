package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import dev.iotjobs.simulator.fleet.Outcome.Results;
import java.time.Duration;
import java.util.List;

/** Jobs for a few devices or for one, too few for rates; and jobs that try again. */
final class SmallSites {

    private static final int TRIES_AGAIN = 2;

    private SmallSites() {}

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("small-site", 400, SmallSites::completed),
                Scenario.of("small-site-all-failed", 15, SmallSites::allFailed).breaking(RuleIds.FAILURE_RATE),
                Scenario.of("small-site-one-succeeded", 30, SmallSites::oneSucceeded),
                Scenario.of("pair-both-failed", 12, SmallSites::pairFailed),
                Scenario.of("ten-of-which-one-failed", 6, SmallSites::oneOfTenFailed)
                        .breaking(RuleIds.FAILURE_RATE),
                Scenario.of("eleven-of-which-one-failed", 6, SmallSites::oneOfElevenFailed),
                Scenario.of("small-site-running-without-abort", 20, SmallSites::running)
                        .breaking(RuleIds.ABORT_MISSING),
                Scenario.of("small-site-empty-settings", 8, SmallSites::emptySettings)
                        .breaking(RuleIds.TIMEOUT_MISSING, RuleIds.ABORT_MISSING),
                Scenario.of("support-thing", 600, SmallSites::thing),
                Scenario.of("support-thing-failed", 40, SmallSites::thingFailed),
                Scenario.of("support-thing-waiting", 40, SmallSites::thingWaiting),
                Scenario.of("support-thing-waiting-without-timeout", 25, SmallSites::thingWithoutTimeout)
                        .breaking(RuleIds.TIMEOUT_MISSING),
                Scenario.of("timeout-out-of-bounds", 4, SmallSites::timeoutOutOfBounds)
                        .breaking(RuleIds.TIMEOUT_MISSING),
                Scenario.of("timeout-at-bounds", 4, SmallSites::timeoutAtBounds),
                Scenario.of("retries", 250, SmallSites::retries),
                Scenario.of("retries-running", 12, SmallSites::retriesRunning),
                Scenario.of("retries-running-without-abort", 5, SmallSites::retriesWithoutAbort)
                        .breaking(RuleIds.ABORT_MISSING),
                Scenario.of("retries-inflate-failures", 15, SmallSites::retriesInflate)
                        .breaking(RuleIds.FAILURE_RATE),
                Scenario.of("retries-of-thing-exhausted", 15, SmallSites::threeRetriesExhausted),
                Scenario.of("ten-retries-of-thing-exhausted", 6, SmallSites::tenRetriesExhausted));
    }

    private static void completed(Draft draft) {
        finish(toSite(draft), Outcome.CLEAN, Failure.FAILED);
    }

    private static void allFailed(Draft draft) {
        toListed(draft, draft.draw().between(3, 9));
        finish(draft, Outcome.TOTAL_LOSS, draft.draw().pick(List.of(Failure.FAILED, Failure.TIMED_OUT)));
    }

    private static void oneSucceeded(Draft draft) {
        toListed(draft, draft.draw().between(3, 9)).with(Guards.ofThePast(draft.draw()));
        draft.completed(draft.workingHour(2, 715), new Results(1, draft.things() - 1, 0, 0).only());
    }

    private static void pairFailed(Draft draft) {
        finish(toListed(draft, 2), Outcome.TOTAL_LOSS, Failure.FAILED);
    }

    private static void oneOfTenFailed(Draft draft) {
        finish(toListed(draft, 10), Outcome.AT_THRESHOLD, Failure.REJECTED);
    }

    private static void oneOfElevenFailed(Draft draft) {
        toListed(draft, 11).with(Guards.ofThePast(draft.draw()));
        draft.completed(draft.workingHour(2, 715), new Results(10, 1, 0, 0).only());
    }

    private static void running(Draft draft) {
        toSite(draft).with(settings -> settings.withAbortConfig(null));
        int queued = draft.draw().between(1, draft.things());
        draft.waiting(
                draft.workingHour(0, 10),
                JobCounters.builder()
                        .queued(queued)
                        .succeeded(draft.things() - queued)
                        .build());
    }

    private static void emptySettings(Draft draft) {
        running(draft);
        draft.with(new JobSettings(Guards.EMPTY_PRESIGN, Guards.EMPTY_ROLLOUT, null, Guards.EMPTY_TIMEOUT, null, null));
    }

    private static void thing(Draft draft) {
        finish(toThing(draft), Outcome.CLEAN, Failure.FAILED);
    }

    private static void thingFailed(Draft draft) {
        finish(toThing(draft), Outcome.TOTAL_LOSS, Failure.FAILED);
    }

    private static void thingWaiting(Draft draft) {
        toThing(draft).with(settings -> settings.withAbortConfig(null));
        boolean begun = draft.draw().chance(40);
        draft.waiting(
                draft.ago(Duration.ofMinutes(5), Duration.ofDays(12)),
                JobCounters.builder()
                        .queued(begun ? 0 : 1)
                        .inProgress(begun ? 1 : 0)
                        .build());
    }

    private static void thingWithoutTimeout(Draft draft) {
        thingWaiting(draft);
        draft.with(settings -> settings.withTimeoutConfig(Guards.EMPTY_TIMEOUT));
    }

    /** Made before the service checked it, or with another tool than its API. */
    private static void timeoutOutOfBounds(Draft draft) {
        thingWaiting(draft);
        long minutes = draft.draw().pick(List.of(0L, 10_081L, 20_160L));
        draft.with(settings -> settings.withTimeoutConfig(Guards.timeout(minutes)));
    }

    private static void timeoutAtBounds(Draft draft) {
        thingWaiting(draft);
        long minutes = draft.draw().pick(List.of(1L, 10_080L));
        draft.with(settings -> settings.withTimeoutConfig(Guards.timeout(minutes)));
    }

    /** Two in a hundred things needed a second try. */
    private static void retries(Draft draft) {
        toGroup(draft);
        int twice = draft.things() * 2 / 100;
        draft.completed(draft.workingHour(2, 715), new Results(draft.things(), twice, 0, 0).only());
    }

    private static void retriesRunning(Draft draft) {
        toGroup(draft);
        int executed = draft.things() * 3 / 4;
        int twice = executed * 2 / 100;
        draft.waiting(
                draft.workingHour(0, 10), new Results(executed, twice, 0, 0).with(draft.things() - executed, 0, 0, 0));
    }

    private static void retriesWithoutAbort(Draft draft) {
        retriesRunning(draft);
        draft.with(settings -> settings.withAbortConfig(null));
    }

    /** One in twenty things failed, each three times: of the attempts more than a tenth failed. */
    private static void retriesInflate(Draft draft) {
        toGroup(draft);
        int lost = draft.things() / 20;
        int attempts = lost * (1 + TRIES_AGAIN);
        draft.completed(draft.workingHour(2, 715), new Results(draft.things() - lost, attempts, 0, 0).only());
    }

    private static void threeRetriesExhausted(Draft draft) {
        exhausted(draft, 3);
    }

    /** Eleven attempts of one thing are a sample like any other: the counters do not separate attempts from things. */
    private static void tenRetriesExhausted(Draft draft) {
        exhausted(draft, 10);
    }

    private static void exhausted(Draft draft, int retries) {
        toThing(draft).with(settings -> settings.withJobExecutionsRetryConfig(Guards.retries("FAILED", retries)));
        draft.completed(draft.workingHour(2, 715), new Results(0, 1 + retries, 0, 0).only());
    }

    private static void finish(Draft draft, Outcome outcome, Failure failure) {
        draft.with(Guards.ofThePast(draft.draw()));
        draft.completed(
                draft.workingHour(2, 715),
                outcome.of(draft.things(), failure, draft.draw()).only());
    }

    private static Draft toGroup(Draft draft) {
        String product = draft.draw().pick(draft.estate().products());
        Audience site =
                draft.estate().all(product, draft.draw().pick(draft.estate().sites()));
        return configure(draft, site)
                .with(settings -> settings.withJobExecutionsRetryConfig(Guards.retries("ALL", TRIES_AGAIN)));
    }

    private static Draft toSite(Draft draft) {
        return configure(draft, draft.estate().smallSite(draft.draw()));
    }

    private static Draft toListed(Draft draft, int things) {
        return configure(draft, draft.estate().listed(things, draft.draw()));
    }

    private static Draft configure(Draft draft, Audience audience) {
        int revision = draft.draw().between(100, 260);
        return draft.id("config-r" + revision + "-" + audience.name())
                .to(audience)
                .does(draft.purposes().configuration(revision));
    }

    private static Draft toThing(Draft draft) {
        Audience thing = draft.estate().single(draft.draw());
        String ticket = "INC-" + draft.draw().between(10_000, 99_999);
        return draft.id("support-" + ticket + "-" + thing.name())
                .to(thing)
                .does(draft.purposes().logs("support").described(ticket + ": look at " + thing.name()));
    }
}
