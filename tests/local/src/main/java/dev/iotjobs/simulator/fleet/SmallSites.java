package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.fleet.Estate.Place;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import dev.iotjobs.simulator.fleet.Outcome.Results;
import java.util.List;

/** Scenarios for jobs with too few devices for a failure rate, and for jobs with retries. */
final class SmallSites {

    private static final int TRIES_AGAIN = 2;

    private SmallSites() {}

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("small-site", 400, SmallSites::completed),
                Scenario.of("small-site-all-failed", 15, SmallSites::allFailed).breaking("RUN-01"),
                Scenario.of("small-site-one-succeeded", 10, SmallSites::oneSucceeded)
                        .breaking("RUN-08"),
                Scenario.of("pair-both-failed", 6, SmallSites::pairFailed).breaking("RUN-09"),
                Scenario.of("ten-of-which-one-failed", 6, SmallSites::oneOfTenFailed)
                        .breaking("RUN-01"),
                Scenario.of("eleven-of-which-one-failed", 6, SmallSites::oneOfElevenFailed)
                        .breaking("RUN-08"),
                Scenario.of("small-site-running", 40, SmallSites::running),
                Scenario.of("small-site-running-without-abort", 4, SmallSites::runningWithoutAbort)
                        .breaking("CFG-03"),
                Scenario.of("small-site-empty-settings", 2, SmallSites::emptySettings)
                        .breaking("CFG-01", "CFG-03"),
                Scenario.of("support-thing", 600, SmallSites::thing),
                Scenario.of("support-thing-failed", 20, SmallSites::thingFailed).breaking("RUN-09"),
                Scenario.of("support-thing-waiting", 110, SmallSites::thingWaiting),
                Scenario.of("support-thing-waiting-without-timeout", 4, SmallSites::thingWithoutTimeout)
                        .breaking("CFG-01"),
                Scenario.of("timeout-out-of-bounds", 2, SmallSites::timeoutOutOfBounds)
                        .breaking("CFG-01"),
                Scenario.of("timeout-at-bounds", 4, SmallSites::timeoutAtBounds),
                Scenario.of("retries", 250, SmallSites::retries),
                Scenario.of("retries-running", 40, SmallSites::retriesRunning),
                Scenario.of("retries-running-without-abort", 2, SmallSites::retriesWithoutAbort)
                        .breaking("CFG-03"),
                Scenario.of("retries-inflate-failures", 15, SmallSites::retriesInflate)
                        .breaking("RUN-01"),
                Scenario.of("retries-of-thing-exhausted", 10, SmallSites::threeRetriesExhausted)
                        .breaking("RUN-09"),
                Scenario.of("ten-retries-of-thing-exhausted", 5, SmallSites::tenRetriesExhausted)
                        .breaking("RUN-09"));
    }

    private static void completed(Draft draft) {
        finish(configure(draft, draft.estate().smallSite(draft.draw())), Outcome.CLEAN, Failure.FAILED);
    }

    private static void allFailed(Draft draft) {
        toListed(draft, draft.draw().between(3, 9));
        finish(draft, Outcome.TOTAL_LOSS, draft.draw().pick(List.of(Failure.FAILED, Failure.TIMED_OUT)));
    }

    /**
     * Makes a completed job on 3 devices, of which 2 failed. One more failure would break the rule on failure rates.
     */
    private static void oneSucceeded(Draft draft) {
        toListed(draft, 3).with(Guards.ofThePast(draft.draw()));
        draft.completed(draft.workingHour(), new Results(1, 2, 0, 0).only());
    }

    private static void pairFailed(Draft draft) {
        finish(toListed(draft, 2), Outcome.TOTAL_LOSS, Failure.FAILED);
    }

    private static void oneOfTenFailed(Draft draft) {
        finish(toListed(draft, 10), Outcome.AT_THRESHOLD, Failure.FAILED);
    }

    private static void oneOfElevenFailed(Draft draft) {
        toListed(draft, 11).with(Guards.ofThePast(draft.draw()));
        draft.completed(draft.workingHour(), new Results(10, 1, 0, 0).only());
    }

    private static void running(Draft draft) {
        wait(configure(draft, draft.estate().vacantSmallSite()));
    }

    private static void runningWithoutAbort(Draft draft) {
        running(draft);
        draft.with(settings -> settings.withAbortConfig(null));
    }

    private static void emptySettings(Draft draft) {
        wait(toListed(draft, draft.draw().between(3, 9)));
        draft.with(new JobSettings(Guards.EMPTY_PRESIGN, Guards.EMPTY_ROLLOUT, null, Guards.EMPTY_TIMEOUT, null, null));
    }

    /** Makes a job in progress in which some executions have succeeded and the others are queued. */
    private static void wait(Draft draft) {
        int queued = draft.draw().between(1, draft.things() - 1);
        draft.waiting(
                draft.lately(),
                JobCounters.builder()
                        .queued(queued)
                        .succeeded(draft.things() - queued)
                        .build());
    }

    private static void thing(Draft draft) {
        finish(toThing(draft, draft.estate().thing(draft.draw())), Outcome.CLEAN, Failure.FAILED);
    }

    private static void thingFailed(Draft draft) {
        finish(toThing(draft, draft.estate().thing(draft.draw())), Outcome.TOTAL_LOSS, Failure.FAILED);
    }

    private static void thingWaiting(Draft draft) {
        toThing(draft, draft.estate().vacantThing()).with(settings -> settings.withAbortConfig(null));
        boolean begun = draft.draw().chance(40);
        draft.waiting(
                draft.lately(),
                JobCounters.builder()
                        .queued(begun ? 0 : 1)
                        .inProgress(begun ? 1 : 0)
                        .build());
    }

    private static void thingWithoutTimeout(Draft draft) {
        thingWaiting(draft);
        draft.with(settings -> settings.withTimeoutConfig(Guards.EMPTY_TIMEOUT));
    }

    /** Makes a job with a timeout that CreateJob refuses today. Older jobs can have such a value. */
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

    /** Makes a completed job. Two percent of its things needed a second attempt. */
    private static void retries(Draft draft) {
        toGroup(draft, draft.estate().place(draft.draw()));
        int twice = draft.things() * 2 / 100;
        draft.completed(draft.workingHour(), new Results(draft.things(), twice, 0, 0).only());
    }

    private static void retriesRunning(Draft draft) {
        toGroup(draft, draft.estate().vacantPlace());
        int executed = draft.things() * 3 / 4;
        int twice = executed * 2 / 100;
        draft.waiting(draft.lately(), new Results(executed, twice, 0, 0).with(draft.things() - executed, 0, 0, 0));
    }

    private static void retriesWithoutAbort(Draft draft) {
        retriesRunning(draft);
        draft.with(settings -> settings.withAbortConfig(null));
    }

    /**
     * Makes a completed job. Five percent of its things failed. Each of them failed in three attempts, so more than ten
     * percent of all attempts failed.
     */
    private static void retriesInflate(Draft draft) {
        toGroup(draft, draft.estate().place(draft.draw()));
        int lost = draft.things() / 20;
        int attempts = lost * (1 + TRIES_AGAIN);
        draft.completed(draft.workingHour(), new Results(draft.things() - lost, attempts, 0, 0).only());
    }

    private static void threeRetriesExhausted(Draft draft) {
        exhausted(draft, 3);
    }

    /**
     * Makes a completed job on one thing. All eleven attempts of the thing failed. The counters are the same as for
     * eleven failed things.
     */
    private static void tenRetriesExhausted(Draft draft) {
        exhausted(draft, 10);
    }

    private static void exhausted(Draft draft, int retries) {
        toThing(draft, draft.estate().thing(draft.draw()))
                .with(settings -> settings.withJobExecutionsRetryConfig(Guards.retries("FAILED", retries)));
        draft.completed(draft.workingHour(), new Results(0, 1 + retries, 0, 0).only());
    }

    private static void finish(Draft draft, Outcome outcome, Failure failure) {
        draft.with(Guards.ofThePast(draft.draw()));
        draft.completed(
                draft.workingHour(),
                outcome.of(draft.things(), failure, draft.draw()).only());
    }

    private static Draft toGroup(Draft draft, Place place) {
        return configure(draft, draft.estate().all(place))
                .with(settings -> settings.withJobExecutionsRetryConfig(Guards.retries("ALL", TRIES_AGAIN)));
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

    private static Draft toThing(Draft draft, Audience thing) {
        String ticket = "INC-" + draft.draw().between(10_000, 99_999);
        return draft.id("support-" + ticket + "-" + thing.name())
                .to(thing)
                .does(draft.purposes().logs("support").described(ticket + ": look at " + thing.name()));
    }
}
