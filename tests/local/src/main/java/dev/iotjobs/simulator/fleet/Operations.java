package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.fleet.Estate.Place;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Scenarios for daily operations on devices: certificates, reboots, logs, configuration. */
final class Operations {

    private static final List<String> SERVICES = List.of("agent", "modem", "updater", "telemetry");
    private static final List<String> COMMANDS =
            List.of("sync-clock", "clear-cache", "report-disk-usage", "restart-modem");
    private static final int DAYS_OF_A_QUARTER = 91;

    private Operations() {}

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("certificate-rotation", 900, Operations::certificateRotation),
                Scenario.of("certificate-rotation-continuous", 40, Operations::certificateRotationOfNewcomers),
                Scenario.of("reboot-site", 700, Operations::rebootSite),
                Scenario.of("reboot-thing", 700, Operations::rebootThing),
                Scenario.of("log-collection", 1_150, Operations::logCollection),
                Scenario.of("config-push", 1_500, Operations::configPush),
                Scenario.of("config-push-running", 90, Operations::configPushRunning),
                Scenario.of("command", 400, Operations::command),
                Scenario.of("command-waiting", 80, Operations::commandWaiting),
                Scenario.of("command-waiting-without-timeout", 3, Operations::commandWithoutTimeout)
                        .breaking("CFG-01"));
    }

    private static void certificateRotation(Draft draft) {
        Instant created = draft.workingHour();
        String quarter = quarter(created);
        toSomeSite(draft, "certs-" + quarter).does(draft.purposes().certificates(quarter));
        draft.with(Guards.ofThePast(draft.draw()));
        draft.completed(
                created,
                Outcome.HEALTHY.of(draft.things(), Failure.FAILED, draft.draw()).only());
    }

    /**
     * Makes a continuous job that rotates certificates, also on devices that join the site later. The job never
     * completes.
     */
    private static void certificateRotationOfNewcomers(Draft draft) {
        Instant created = draft.workingHour(5, 400);
        String quarter = quarter(created);
        toSite(draft, draft.estate().vacantPlace(), "certs-newcomers-" + quarter)
                .does(draft.purposes().certificates(quarter))
                .continuous();
        int queued = draft.draw().between(0, 3);
        draft.waiting(
                created,
                Outcome.HEALTHY
                        .of(draft.things() - queued, Failure.FAILED, draft.draw())
                        .with(queued, 0, 0, 0));
    }

    private static void rebootSite(Draft draft) {
        toSomeSite(draft, "reboot").does(draft.purposes().reboot());
        finish(draft);
    }

    private static void rebootThing(Draft draft) {
        toThing(draft, draft.estate().thing(draft.draw()), "reboot")
                .does(draft.purposes().reboot());
        finish(draft);
    }

    private static void logCollection(Draft draft) {
        if (draft.draw().chance(70)) {
            toThing(draft, draft.estate().thing(draft.draw()), "logs");
        } else {
            int number = draft.draw().between(2, 9);
            draft.id("logs-batch-" + draft.draw().between(10_000, 99_999))
                    .to(draft.estate().listed(number, draft.draw()));
        }
        draft.does(draft.purposes().logs(draft.draw().pick(SERVICES)));
        finish(draft);
    }

    private static void configPush(Draft draft) {
        configuration(draft, draft.estate().place(draft.draw()));
        finish(draft);
    }

    private static void configPushRunning(Draft draft) {
        configuration(draft, draft.estate().vacantPlace()).with(Guards.chosen(draft.draw()));
        int executed = draft.things() * draft.draw().between(50, 95) / 100;
        int inProgress = (draft.things() - executed) / 2;
        draft.waiting(
                draft.lately(),
                Outcome.HEALTHY
                        .of(executed, Failure.MIXED, draft.draw())
                        .with(draft.things() - executed - inProgress, inProgress, 0, 0));
    }

    private static void command(Draft draft) {
        toThing(draft, draft.estate().thing(draft.draw()), "command")
                .does(draft.purposes().command(draft.draw().pick(COMMANDS)));
        finish(draft);
    }

    private static void commandWaiting(Draft draft) {
        toThing(draft, draft.estate().vacantThing(), "command")
                .does(draft.purposes().command(draft.draw().pick(COMMANDS)));
        draft.waiting(draft.lately(), JobCounters.queued(1));
    }

    private static void commandWithoutTimeout(Draft draft) {
        commandWaiting(draft);
        draft.with(settings -> settings.withTimeoutConfig(null));
    }

    private static void finish(Draft draft) {
        draft.with(Guards.ofThePast(draft.draw()));
        draft.completed(
                draft.workingHour(),
                Outcome.HEALTHY.of(draft.things(), Failure.MIXED, draft.draw()).only());
    }

    private static Draft configuration(Draft draft, Place place) {
        int revision = draft.draw().between(100, 260);
        return toSite(draft, place, "config-r" + revision).does(draft.purposes().configuration(revision));
    }

    private static Draft toSomeSite(Draft draft, String what) {
        return toSite(draft, draft.estate().place(draft.draw()), what);
    }

    private static Draft toSite(Draft draft, Place place, String what) {
        Audience audience = draft.draw().chance(20)
                ? draft.estate().tenPercent(place)
                : draft.estate().all(place);
        return draft.id(what + "-" + audience.name()).to(audience);
    }

    private static Draft toThing(Draft draft, Audience thing, String what) {
        return draft.id(what + "-" + thing.name()).to(thing);
    }

    private static String quarter(Instant when) {
        var day = when.atOffset(ZoneOffset.UTC);
        return day.getYear() + "q" + (1 + Math.min(3, (day.getDayOfYear() - 1) / DAYS_OF_A_QUARTER));
    }
}
