package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.fleet.Estate.Place;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import dev.iotjobs.simulator.fleet.Outcome.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Scenarios for firmware updates in three stages: a canary group, ten percent, all devices. In some of them the update
 * fails.
 */
final class Firmware {

    private static final List<String> STAGES = List.of("canary", "10pct", "all");

    private static final int DAYS_OF_THE_PAST = 730;

    private Firmware() {}

    /** A firmware version for the devices of one product at one site. */
    private record Release(Place place, String version) {
        /** Picks a version by date: every four weeks there is a new minor version. */
        static Release of(int daysAgo, Place place, Draw draw) {
            int minor = (DAYS_OF_THE_PAST - daysAgo) / 28;
            return new Release(place, "3." + minor + "." + draw.between(0, 9));
        }

        static Release current(Draft draft) {
            return of(0, draft.estate().vacantPlace(), draft.draw());
        }

        String product() {
            return place.product();
        }

        String jobId(String stage) {
            return "fw-" + product() + "-" + version.replace('.', '-') + "-" + stage + "-" + place.site();
        }
    }

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("firmware-wave", 2_600, Firmware::wave),
                Scenario.of("firmware-near-miss", 15, Firmware::nearMiss).breaking("RUN-08"),
                Scenario.of("firmware-at-failure-threshold", 8, Firmware::atThreshold)
                        .breaking("RUN-01"),
                Scenario.of("firmware-troubled", 30, Firmware::troubled).breaking("RUN-01"),
                Scenario.of("firmware-lost-and-aborted", 10, Firmware::lostAndAborted)
                        .breaking("RUN-01"),
                Scenario.of("firmware-all-timed-out", 8, Firmware::allTimedOut).breaking("RUN-01", "RUN-02"),
                Scenario.of("firmware-all-rejected", 8, Firmware::allRejected).breaking("RUN-03", "RUN-09"),
                Scenario.of("firmware-rolling-out", 60, Firmware::rollingOut),
                Scenario.of("firmware-waiting-for-devices", 140, Firmware::waiting),
                Scenario.of("firmware-without-timeout", 4, Firmware::withoutTimeout)
                        .breaking("CFG-01"),
                Scenario.of("firmware-live-near-miss", 10, Firmware::liveNearMiss),
                Scenario.of("firmware-failing-now", 2, Firmware::failingNow).breaking("RUN-01"),
                Scenario.of("firmware-failing-unguarded", 2, Firmware::failingUnguarded)
                        .breaking("CFG-01", "CFG-03", "RUN-01"),
                Scenario.of("firmware-failing-in-its-first-minutes", 2, Firmware::failingAtOnce)
                        .breaking("RUN-01"),
                Scenario.of("firmware-failing-just-old-enough", 2, Firmware::failingJustOldEnough)
                        .breaking("RUN-01"),
                Scenario.of("firmware-to-all-devices-unguarded", 8, Firmware::toAllDevices)
                        .breaking("CFG-03", "CFG-07", "GOV-03")
                        .always(1));
    }

    /**
     * Builds the job for one stage of a release. The ordinal of the draft decides the release and the stage. The stages
     * are about three days apart.
     */
    private static void wave(Draft draft) {
        Draw ofWave = Draw.of(draft.estate().settings().seed(), -2, draft.ordinal() / STAGES.size());
        int daysAgo = ofWave.between(12, draft.estate().days());
        Release release = Release.of(daysAgo, draft.estate().place(ofWave), ofWave);
        int stage = draft.ordinal() % STAGES.size();
        begin(draft, release, stage).with(Guards.ofThePast(ofWave));
        Duration rest = ofWave.between(Duration.ofMinutes(1), Duration.ofHours(9))
                .plus(draft.draw().between(Duration.ZERO, Duration.ofHours(3)));
        Instant created =
                draft.now().minus(Duration.ofDays(daysAgo - stage * 3L)).minus(rest);
        draft.completed(created, executed(draft, Outcome.HEALTHY, Failure.MIXED).only());
    }

    private static void nearMiss(Draft draft) {
        finished(draft, Outcome.NEAR_MISS, Failure.MIXED);
    }

    private static void atThreshold(Draft draft) {
        finished(draft, Outcome.AT_THRESHOLD, Failure.FAILED);
    }

    private static void troubled(Draft draft) {
        finished(draft, Outcome.TROUBLED, Failure.MIXED);
    }

    private static void allTimedOut(Draft draft) {
        finished(draft, Outcome.TOTAL_LOSS, Failure.TIMED_OUT);
    }

    private static void allRejected(Draft draft) {
        finished(draft, Outcome.TOTAL_LOSS, Failure.REJECTED);
    }

    private static void finished(Draft draft, Outcome outcome, Failure failure) {
        Instant created = toAllOfThePast(draft);
        draft.with(Guards.ofThePast(draft.draw()));
        draft.completed(created, executed(draft, outcome, failure).only());
    }

    /**
     * Makes a job that was cancelled by its own abort criteria, because too many executions failed. The queued
     * executions of the job are cancelled, too.
     */
    private static void lostAndAborted(Draft draft) {
        Instant created = toAllOfThePast(draft);
        draft.with(settings -> settings.withAbortConfig(Guards.ABORT_AT_TEN_PERCENT));
        int executed = draft.things() / 2;
        Results results = Outcome.LOST.of(executed, Failure.MIXED, draft.draw());
        draft.aborted(
                created,
                created.plus(draft.draw().between(Duration.ofMinutes(30), Duration.ofHours(8))),
                results.with(draft.things() - executed, 0, 0, 0));
    }

    private static void rollingOut(Draft draft) {
        begin(draft, Release.current(draft), 2).with(Guards.chosen(draft.draw()));
        int notified = draft.things() * draft.draw().between(20, 80) / 100;
        draft.rollingOut(
                draft.ago(Duration.ofMinutes(1), Duration.ofHours(2)), some(draft, notified, 60, Outcome.HEALTHY));
    }

    private static void waiting(Draft draft) {
        begin(draft, Release.current(draft), draft.draw().between(0, 2)).with(Guards.chosen(draft.draw()));
        draft.waiting(draft.lately(), some(draft, draft.things(), 85, Outcome.HEALTHY));
    }

    private static void withoutTimeout(Draft draft) {
        waiting(draft);
        draft.with(settings -> settings.withTimeoutConfig(draft.draw().chance(50) ? Guards.EMPTY_TIMEOUT : null));
    }

    private static void liveNearMiss(Draft draft) {
        toAll(draft);
        draft.waiting(draft.lately(), some(draft, draft.things(), 70, Outcome.NEAR_MISS));
    }

    private static void failingNow(Draft draft) {
        toAll(draft);
        draft.waiting(draft.lately(), some(draft, draft.things(), 70, Outcome.LOST));
    }

    private static void failingUnguarded(Draft draft) {
        failingNow(draft);
        draft.with(settings -> settings.withTimeoutConfig(null).withAbortConfig(null));
    }

    private static void failingAtOnce(Draft draft) {
        toAll(draft);
        draft.rollingOut(draft.ago(Duration.ofMinutes(2), Duration.ofMinutes(10)), some(draft, 100, 40, Outcome.LOST));
    }

    private static void failingJustOldEnough(Draft draft) {
        toAll(draft);
        draft.rollingOut(draft.ago(Duration.ofMinutes(16), Duration.ofMinutes(40)), some(draft, 200, 40, Outcome.LOST));
    }

    private static void toAllDevices(Draft draft) {
        Release release = Release.current(draft);
        draft.id("fw-" + release.product() + "-" + release.version().replace('.', '-') + "-everyone")
                .to(draft.estate().allDevices())
                .does(draft.purposes().firmware(release.product(), release.version()))
                .with(settings -> settings.withAbortConfig(null).withJobExecutionsRolloutConfig(null))
                .continuous();
        draft.waiting(draft.workingHour(0, 40), some(draft, draft.things(), 90, Outcome.HEALTHY));
    }

    /**
     * Begins a job for all devices of one product at one site, at a random time in the past.
     *
     * @return when the job was created
     */
    private static Instant toAllOfThePast(Draft draft) {
        Instant created = draft.workingHour();
        int daysAgo = (int) Duration.between(created, draft.now()).toDays();
        begin(draft, Release.of(daysAgo, draft.estate().place(draft.draw()), draft.draw()), 2);
        return created;
    }

    private static Draft toAll(Draft draft) {
        return begin(draft, Release.current(draft), 2);
    }

    private static Draft begin(Draft draft, Release release, int stage) {
        Estate estate = draft.estate();
        Audience audience = switch (stage) {
            case 0 -> estate.canary(release.place());
            case 1 -> estate.tenPercent(release.place());
            default -> estate.all(release.place());
        };
        return draft.id(release.jobId(STAGES.get(stage)))
                .to(audience)
                .does(draft.purposes().firmware(release.product(), release.version()));
    }

    private static Results executed(Draft draft, Outcome outcome, Failure failure) {
        return outcome.of(draft.things(), failure, draft.draw());
    }

    /**
     * Counters of a job in the middle of its executions.
     *
     * @param notified number of all executions
     * @param percent percentage of executions that have ended; a quarter of the others is in progress, the rest is
     *     queued
     */
    private static JobCounters some(Draft draft, int notified, int percent, Outcome outcome) {
        int executed = notified * percent / 100;
        int inProgress = (notified - executed) / 4;
        return outcome.of(executed, Failure.MIXED, draft.draw())
                .with(notified - executed - inProgress, inProgress, 0, 0);
    }
}
