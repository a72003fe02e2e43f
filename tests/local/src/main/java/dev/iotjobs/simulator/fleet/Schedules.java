package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings.MaintenanceWindow;
import dev.iotjobs.simulator.JobSettings.SchedulingConfig;
import dev.iotjobs.simulator.fleet.Estate.Place;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Scenarios for jobs that wait for a start or run in maintenance windows. */
final class Schedules {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
    private static final int WINDOW_MINUTES = 180;

    private Schedules() {}

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("scheduled-for-later", 70, Schedules::forLater),
                Scenario.of("scheduled-without-abort", 2, Schedules::forLaterWithoutAbort)
                        .breaking("CFG-03"),
                Scenario.of("scheduled-and-completed", 350, Schedules::completed),
                Scenario.of("window-open", 30, Schedules::windowOpen),
                Scenario.of("window-closed", 50, Schedules::windowClosed),
                Scenario.of("window-closed-without-timeout", 2, Schedules::windowClosedWithoutTimeout)
                        .breaking("CFG-01"),
                Scenario.of("window-closed-failing", 2, Schedules::windowClosedFailing)
                        .breaking("RUN-01"),
                Scenario.of("scheduled-start-missed", 3, Schedules::startMissed).breaking("LIF-04"),
                Scenario.of("scheduled-end-will-force", 3, Schedules::endWillForce)
                        .breaking("CFG-13"),
                Scenario.of("scheduled-end-forced", 3, Schedules::endForced).breaking("LIF-01"));
    }

    private static void forLater(Draft draft) {
        ZonedDateTime start = hour(draft.now()).plusHours(draft.draw().between(16, 1_000));
        @Nullable String end = draft.draw().chance(40) ? TIME.format(start.plusDays(2)) : null;
        waitFor(draft, new SchedulingConfig(TIME.format(start), end, end == null ? null : "STOP_ROLLOUT", null));
    }

    private static void endWillForce(Draft draft) {
        ZonedDateTime start = hour(draft.now()).plusHours(draft.draw().between(16, 1_000));
        waitFor(draft, new SchedulingConfig(TIME.format(start), TIME.format(start.plusHours(4)), "FORCE_CANCEL", null));
    }

    private static void waitFor(Draft draft, SchedulingConfig scheduling) {
        begin(draft, draft.estate().vacantPlace(), "maintenance", scheduling);
        draft.scheduled(draft.ago(Duration.ofHours(1), Duration.ofDays(20)), JobCounters.NONE);
    }

    private static void forLaterWithoutAbort(Draft draft) {
        forLater(draft);
        draft.with(settings -> settings.withAbortConfig(null));
    }

    private static void completed(Draft draft) {
        Instant created = draft.workingHour(8, draft.estate().days());
        ZonedDateTime start = startingAfter(draft, created);
        draft.completedAt(
                created,
                start.toInstant().plus(draft.draw().between(Duration.ofMinutes(20), Duration.ofDays(3))),
                Outcome.HEALTHY.of(draft.things(), Failure.MIXED, draft.draw()).only());
    }

    /**
     * Gives the job its id, purpose, targets, settings and start time, but no end time. The start is 1 to 72 hours
     * after {@code created}.
     *
     * @return when the job starts
     */
    private static ZonedDateTime startingAfter(Draft draft, Instant created) {
        ZonedDateTime start = hour(created).plusHours(draft.draw().between(2, 72));
        begin(
                draft,
                draft.estate().place(draft.draw()),
                "maintenance",
                new SchedulingConfig(TIME.format(start), null, null, null));
        return start;
    }

    private static void windowOpen(Draft draft) {
        ZonedDateTime open = hour(draft.now()).minusHours(1);
        begin(draft, draft.estate().vacantPlace(), "night-window", daily(open)).continuous();
        draft.nextWindows(sevenFrom(open.plusDays(1)));
        draft.waiting(draft.ago(Duration.ofHours(50), Duration.ofDays(20)), halfDone(draft, Outcome.HEALTHY, true));
    }

    private static void windowClosed(Draft draft) {
        betweenWindows(draft, Outcome.HEALTHY);
    }

    private static void windowClosedWithoutTimeout(Draft draft) {
        betweenWindows(draft, Outcome.HEALTHY);
        draft.with(settings -> settings.withTimeoutConfig(null));
    }

    private static void windowClosedFailing(Draft draft) {
        betweenWindows(draft, Outcome.LOST);
    }

    /** Makes a job between two maintenance windows. The job is SCHEDULED although it has run in earlier windows. */
    private static void betweenWindows(Draft draft, Outcome outcome) {
        ZonedDateTime next = hour(draft.now()).plusHours(draft.draw().between(2, 18));
        begin(draft, draft.estate().vacantPlace(), "night-window", daily(next)).continuous();
        draft.nextWindows(sevenFrom(next));
        draft.scheduled(draft.ago(Duration.ofHours(50), Duration.ofDays(20)), halfDone(draft, outcome, false));
    }

    /**
     * Makes a job that the service cancelled at its start without a reason, as if the account had too many concurrent
     * jobs.
     */
    private static void startMissed(Draft draft) {
        Instant created = draft.workingHour(8, 26);
        ZonedDateTime start = startingAfter(draft, created);
        draft.cancelled(created, start.toInstant().plusSeconds(draft.draw().between(1, 90)), JobCounters.NONE);
    }

    /** Makes a job whose end behavior FORCE_CANCEL cancelled executions in progress at the end time. */
    private static void endForced(Draft draft) {
        ZonedDateTime end = hour(draft.ago(Duration.ofHours(2), Duration.ofDays(28)));
        ZonedDateTime start = end.minusHours(draft.draw().between(4, 48));
        begin(
                draft,
                draft.estate().place(draft.draw()),
                "maintenance",
                new SchedulingConfig(TIME.format(start), TIME.format(end), "FORCE_CANCEL", null));
        int canceled = draft.things() / 5;
        draft.forceCancelled(
                start.minusHours(draft.draw().between(2, 90)).toInstant(),
                end.toInstant().plusSeconds(draft.draw().between(2, 50)),
                Outcome.HEALTHY
                        .of(draft.things() - canceled, Failure.MIXED, draft.draw())
                        .with(0, 0, 0, canceled));
    }

    private static Draft begin(Draft draft, Place place, String what, SchedulingConfig scheduling) {
        Audience audience = draft.estate().all(place);
        return draft.id(what + "-" + audience.name())
                .to(audience)
                .does(draft.purposes().configuration(draft.draw().between(100, 260)))
                .with(Guards.FULL.withSchedulingConfig(scheduling));
    }

    private static SchedulingConfig daily(ZonedDateTime window) {
        String cron = "cron(0 " + window.getHour() + " * * ? *)";
        String start = TIME.format(window.minusDays(1));
        return new SchedulingConfig(start, null, null, List.of(new MaintenanceWindow(cron, WINDOW_MINUTES)));
    }

    private static List<String> sevenFrom(ZonedDateTime first) {
        return LongStream.range(0, 7)
                .mapToObj(day -> TIME.format(first.plusDays(day)))
                .toList();
    }

    private static JobCounters halfDone(Draft draft, Outcome outcome, boolean open) {
        int executed = draft.things() / 2;
        int inProgress = open ? draft.things() / 10 : 0;
        return outcome.of(executed, Failure.MIXED, draft.draw())
                .with(draft.things() - executed - inProgress, inProgress, 0, 0);
    }

    private static ZonedDateTime hour(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
    }
}
