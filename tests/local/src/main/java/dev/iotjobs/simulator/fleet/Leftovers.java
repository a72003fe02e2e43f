package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.fleet.Estate.Place;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Scenarios for jobs that were stopped, deleted or forgotten. */
final class Leftovers {

    /** Maximum number of jobs in each of the two scenarios with jobs in deletion. AWS allows ten such jobs at once. */
    private static final int DELETIONS_OF_A_KIND = 3;

    private static final Duration MONTH = Duration.ofDays(30);

    private Leftovers() {}

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("cancelled", 160, Leftovers::cancelled),
                Scenario.of("cancelling", 8, Leftovers::cancelling),
                Scenario.of("force-cancelling", 2, Leftovers::forceCancelling).breaking("LIF-01"),
                Scenario.of("force-cancelled", 3, Leftovers::forceCancelled).breaking("LIF-01"),
                Scenario.of("force-cancelled-nothing-running", 2, Leftovers::forceCancelledInVain)
                        .breaking("LIF-01"),
                Scenario.of("force-cancelled-disaster", 2, Leftovers::forceCancelledDisaster)
                        .breaking("LIF-01", "RUN-01"),
                Scenario.of("force-cancelled-29-days-ago", 2, Leftovers::forceCancelledAlmostAMonthAgo)
                        .breaking("LIF-01"),
                Scenario.of("force-cancelled-31-days-ago", 4, Leftovers::forceCancelledAMonthAgo),
                Scenario.of("force-cancelled-long-ago", 40, Leftovers::forceCancelledLongAgo),
                Scenario.of("forgotten-snapshot", 8, Leftovers::forgotten)
                        .breaking("CFG-01", "CFG-03", "CFG-07", "RUN-06"),
                Scenario.of("forgotten-snapshot-with-abort", 4, Leftovers::forgottenWithAbort)
                        .breaking("CFG-01", "RUN-06"),
                Scenario.of("forgotten-snapshot-guarded", 6, Leftovers::forgottenGuarded)
                        .breaking("RUN-06"),
                Scenario.of("empty-group", 10, Leftovers::emptyGroup).breaking("RUN-09"),
                Scenario.of("things-removed", 40, Leftovers::thingsRemoved),
                Scenario.of("deleting", 3, Leftovers::deleting).atMost(DELETIONS_OF_A_KIND),
                Scenario.of("deleting-disaster", 2, Leftovers::deletingDisaster).atMost(DELETIONS_OF_A_KIND));
    }

    private static void cancelled(Draft draft) {
        Instant created = configure(draft).workingHour(4, draft.estate().days());
        draft.with(Guards.ofThePast(draft.draw())).reason("SUPERSEDED", "Replaced by a newer revision");
        draft.cancelled(
                created, created.plus(draft.draw().between(Duration.ofHours(1), Duration.ofDays(3))), halfWay(draft));
    }

    private static void cancelling(Draft draft) {
        cancelling(draft, false);
    }

    private static void forceCancelling(Draft draft) {
        cancelling(draft, true);
    }

    private static void cancelling(Draft draft, boolean force) {
        Instant asked = configure(draft).ago(Duration.ofSeconds(10), Duration.ofMinutes(12));
        draft.reason("WRONG_TARGET", "Sent to the wrong site");
        draft.cancelling(asked.minus(Duration.ofHours(2)), asked, force, halfWay(draft));
    }

    private static void forceCancelled(Draft draft) {
        force(draft, Duration.ofMinutes(20), Duration.ofDays(28));
    }

    private static void forceCancelledAlmostAMonthAgo(Draft draft) {
        force(draft, Duration.ofDays(29), MONTH.minusMinutes(10));
    }

    private static void forceCancelledAMonthAgo(Draft draft) {
        force(draft, MONTH.plusMinutes(1), Duration.ofDays(31).plusHours(1));
    }

    private static void forceCancelledLongAgo(Draft draft) {
        force(draft, Duration.ofDays(35), Duration.ofDays(draft.estate().days()));
    }

    private static void force(Draft draft, Duration least, Duration most) {
        Instant ended = configure(draft).ago(least, most);
        draft.reason("EMERGENCY_STOP", "Devices stopped reporting");
        draft.forceCancelled(
                ended.minus(draft.draw().between(Duration.ofHours(1), Duration.ofDays(4))), ended, halfWay(draft));
    }

    /** Makes a job that was force-cancelled when all its executions had succeeded or were removed. */
    private static void forceCancelledInVain(Draft draft) {
        Instant ended = configure(draft).continuous().ago(Duration.ofHours(1), Duration.ofDays(28));
        draft.reason("SUPERSEDED", "Replaced by a newer revision");
        draft.forceCancelled(
                ended.minus(Duration.ofDays(2)),
                ended,
                JobCounters.builder().succeeded(draft.things() - 1).removed(1).build());
    }

    private static void forceCancelledDisaster(Draft draft) {
        Instant ended = configure(draft).ago(Duration.ofHours(1), Duration.ofDays(28));
        draft.reason("BAD_FIRMWARE", "Devices boot-loop after the update");
        draft.forceCancelled(ended.minus(Duration.ofHours(5)), ended, disaster(draft));
    }

    private static void forgotten(Draft draft) {
        forgottenGuarded(draft);
        draft.with(JobSettings.NONE.withTimeoutConfig(Guards.EMPTY_TIMEOUT));
    }

    private static void forgottenWithAbort(Draft draft) {
        forgottenGuarded(draft);
        draft.with(settings -> settings.withTimeoutConfig(null));
    }

    /**
     * Makes a snapshot job with a timeout, abort criteria and a limited rate. Some of its devices never connect again.
     */
    private static void forgottenGuarded(Draft draft) {
        Instant created = configureVacant(draft).workingHour(45, 600);
        int missing = draft.draw().between(1, 12);
        draft.waiting(
                created,
                Outcome.HEALTHY
                        .of(draft.things() - missing, Failure.FAILED, draft.draw())
                        .with(missing, 0, 0, 0));
    }

    private static void emptyGroup(Draft draft) {
        draft.completed(configure(draft).workingHour(), JobCounters.NONE);
    }

    /**
     * Makes a continuous job with removed executions: things were removed from its group before they started the job.
     */
    private static void thingsRemoved(Draft draft) {
        configureVacant(draft).continuous();
        int removed = draft.draw().between(1, draft.things() / 10);
        draft.waiting(
                draft.workingHour(),
                Outcome.HEALTHY
                        .of(draft.things() - removed, Failure.MIXED, draft.draw())
                        .with(0, 0, removed, 0));
    }

    private static void deleting(Draft draft) {
        draft.deleting(configure(draft).workingHour(2, 400), halfWay(draft));
    }

    /**
     * Makes a job that had many failures, was then force-cancelled, and is now being deleted. No rule reports the
     * failures or the force-cancellation of a job that is being deleted.
     */
    private static void deletingDisaster(Draft draft) {
        draft.deleting(configure(draft).workingHour(2, 20), disaster(draft));
        draft.afterForce();
    }

    private static JobCounters halfWay(Draft draft) {
        int executed = draft.things() / 2;
        return Outcome.HEALTHY.of(executed, Failure.MIXED, draft.draw()).with(0, 0, 0, draft.things() - executed);
    }

    private static JobCounters disaster(Draft draft) {
        int executed = draft.things() / 2;
        return Outcome.LOST.of(executed, Failure.MIXED, draft.draw()).with(0, 0, 0, draft.things() - executed);
    }

    private static Draft configure(Draft draft) {
        return configure(draft, draft.estate().place(draft.draw()));
    }

    private static Draft configureVacant(Draft draft) {
        return configure(draft, draft.estate().vacantPlace());
    }

    private static Draft configure(Draft draft, Place place) {
        Audience site = draft.estate().all(place);
        int revision = draft.draw().between(100, 260);
        return draft.id("config-r" + revision + "-" + site.name())
                .to(site)
                .does(draft.purposes().configuration(revision));
    }
}
