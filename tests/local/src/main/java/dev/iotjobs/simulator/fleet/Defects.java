package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings.PresignedUrlConfig;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import dev.iotjobs.simulator.fleet.Outcome.Results;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Scenarios for recent jobs with one defect each. Even a large account has only few jobs of each scenario. */
final class Defects {

    private static final int WEIGHT = 2;
    private static final long SECONDS_OF_AN_HOUR = 3_600;
    private static final String OTHER_ACCOUNT = "111122223333";

    private Defects() {}

    static List<Scenario> scenarios() {
        return List.of(
                defect("abort-on-failed-only", "CFG-04", Defects::abortOnFailedOnly),
                defect("abort-at-half", "CFG-05", Defects::abortAtHalf),
                defect("abort-unreachable", "CFG-06", Defects::abortUnreachable),
                defect("at-full-speed", "CFG-07", Defects::atFullSpeed),
                defect("ramp-on-notification", "CFG-08", Defects::rampOnNotification),
                defect("without-description", "GOV-01", Defects::withoutDescription),
                Scenario.of("overlapping", WEIGHT, Defects::overlapping).always(2),
                defect("cancelled-without-reason", "LIF-02", Defects::cancelledWithoutReason),
                defect("cancelled-still-running", "LIF-03", Defects::cancelledStillRunning),
                defect("executions-cancelled", "LIF-08", Defects::executionsCancelled),
                defect("aborted-in-time", "LIF-09", Defects::abortedInTime),
                Scenario.of("timing-out", WEIGHT, Defects::timingOut).breaking("RUN-01", "RUN-02"),
                defect("rejected", "RUN-03", Defects::rejected),
                defect("not-started", "RUN-04", Defects::notStarted),
                defect("offline-devices", "RUN-05", Defects::offlineDevices),
                defect("poor-success", "RUN-08", Defects::poorSuccess),
                Scenario.of("modem-patch", WEIGHT, Defects::modemPatch).always(9),
                defect("modem-patch-failed", "RUN-09", Defects::modemPatchFailed)
                        .always(3),
                defect("members-left", "RUN-12", Defects::membersLeft),
                defect("url-valid-for-an-hour", "SEC-01", Defects::urlValidForAnHour),
                defect("foreign-role", "SEC-02", Defects::foreignRole),
                defect("document-by-http", "SEC-04", Defects::documentByHttp),
                defect("password-in-command", "SEC-06", Defects::passwordInCommand),
                defect("download-by-http", "SEC-07", Defects::downloadByHttp),
                defect("command-as-root", "SEC-08", Defects::commandAsRoot),
                defect("version-left-open", "SEC-12", Defects::versionLeftOpen));
    }

    private static Scenario defect(String name, String rule, Scenario.Recipe recipe) {
        return Scenario.of(name, WEIGHT, recipe).breaking(rule);
    }

    private static void abortOnFailedOnly(Draft draft) {
        running(draft).with(settings -> settings.withAbortConfig(Guards.ABORT_ON_FAILED_ONLY));
    }

    private static void abortAtHalf(Draft draft) {
        running(draft).with(settings -> settings.withAbortConfig(Guards.ABORT_AT_HALF));
    }

    /** Makes a job with 20 executions. Its abort criteria apply only after 100 executions have ended. */
    private static void abortUnreachable(Draft draft) {
        configure(draft, draft.estate().canary(draft.estate().vacantPlace()))
                .with(settings -> settings.withAbortConfig(Guards.abortFrom(100)));
        draft.waiting(draft.lately(), halfWay(draft));
    }

    private static void atFullSpeed(Draft draft) {
        configure(draft).with(settings -> settings.withJobExecutionsRolloutConfig(Guards.THOUSAND_A_MINUTE));
        int tenth = draft.things() / 10;
        draft.rollingOut(
                draft.ago(Duration.ofMinutes(1), Duration.ofMinutes(3)),
                executed(draft, 50).with(tenth, tenth, 0, 0));
    }

    private static void rampOnNotification(Draft draft) {
        running(draft).with(settings -> settings.withJobExecutionsRolloutConfig(Guards.RAMP_ON_NOTIFICATION));
    }

    private static void withoutDescription(Draft draft) {
        running(draft).does(purpose -> purpose.described(null));
    }

    /** Makes one of two live jobs that have the same devices. */
    private static void overlapping(Draft draft) {
        configure(draft, draft.estate().all(draft.estate().crowdedPlace()));
        draft.waiting(draft.ago(Duration.ofHours(20), Duration.ofHours(70)), halfWay(draft));
    }

    private static void cancelledWithoutReason(Draft draft) {
        Instant created = configure(draft).recentWorkingHour();
        draft.cancelled(created, created.plus(hours(draft)), executed(draft, 50).with(0, 0, 0, draft.things() / 2));
    }

    private static void cancelledStillRunning(Draft draft) {
        Instant created = configure(draft).recentWorkingHour();
        int inProgress = draft.things() / 50;
        draft.reason("SUPERSEDED", "Replaced by a newer revision");
        draft.cancelled(
                created,
                created.plus(hours(draft)),
                executed(draft, 50).with(0, inProgress, 0, draft.things() / 2 - inProgress));
    }

    private static void executionsCancelled(Draft draft) {
        configure(draft);
        int canceled = draft.things() / 20;
        int tenth = draft.things() / 10;
        draft.waiting(draft.lately(), executed(draft, 80).with(tenth - canceled, tenth, 0, canceled));
    }

    /**
     * Makes a job that its abort criteria stopped. At most 8 % of its executions failed, too few for the rule on
     * failure rates.
     */
    private static void abortedInTime(Draft draft) {
        Instant created = configure(draft)
                .with(settings -> settings.withAbortConfig(Guards.ABORT_BY_TYPE))
                .recentWorkingHour();
        int executed = draft.things() / 4;
        int failed = executed * 8 / 100;
        draft.aborted(
                created,
                created.plus(hours(draft)),
                new Results(executed - failed, failed, 0, 0).with(draft.things() - executed, 0, 0, 0));
    }

    private static void timingOut(Draft draft) {
        configure(draft);
        int executed = draft.things() / 2;
        int tenth = draft.things() / 10;
        draft.waiting(
                draft.lately(),
                Outcome.TROUBLED
                        .of(executed, Failure.TIMED_OUT, draft.draw())
                        .with(draft.things() - executed - tenth, tenth, 0, 0));
    }

    /** Makes a job that some devices reject, because it is for other hardware. */
    private static void rejected(Draft draft) {
        configure(draft);
        int executed = draft.things() / 2;
        int rejected = executed * 8 / 100;
        int tenth = draft.things() / 10;
        draft.waiting(
                draft.lately(),
                new Results(executed - rejected, 0, 0, rejected).with(draft.things() - executed - tenth, tenth, 0, 0));
    }

    private static void notStarted(Draft draft) {
        configure(draft);
        draft.waiting(draft.ago(Duration.ofHours(26), Duration.ofHours(70)), JobCounters.queued(draft.things()));
    }

    private static void offlineDevices(Draft draft) {
        configure(draft);
        int tenth = draft.things() / 10;
        draft.waiting(
                draft.ago(Duration.ofDays(4), Duration.ofDays(12)),
                executed(draft, 90).with(tenth, 0, 0, 0));
    }

    private static void poorSuccess(Draft draft) {
        configure(draft);
        int failed = draft.things() * 7 / 100;
        draft.completed(draft.recentWorkingHour(), new Results(draft.things() - failed, failed, 0, 0).only());
    }

    /** Makes a job that patched the modem of one device with success. */
    private static void modemPatch(Draft draft) {
        patched(draft, JobCounters.builder().succeeded(1).build());
    }

    private static void modemPatchFailed(Draft draft) {
        patched(draft, JobCounters.builder().failed(1).build());
    }

    private static void patched(Draft draft, JobCounters counters) {
        Audience thing = draft.estate().thing(draft.draw());
        draft.id("modem-patch-" + draft.draw().between(10_000, 99_999))
                .to(thing)
                .does(Purpose.inline(
                        "Patch the modem of " + thing.name(), "{\"operation\":\"patch-modem\",\"version\":\"7.1\"}"));
        Instant created = draft.ago(Duration.ofHours(2), Duration.ofHours(20));
        draft.completedAt(created, created.plus(Duration.ofMinutes(draft.draw().between(2, 50))), counters);
    }

    /** Makes a job for a dynamic thing group. Many devices left the group while their executions were queued. */
    private static void membersLeft(Draft draft) {
        configure(draft).continuous();
        draft.waiting(draft.lately(), executed(draft, 70).with(0, 0, draft.things() * 3 / 10, 0));
    }

    private static void urlValidForAnHour(Draft draft) {
        running(draft)
                .with(settings ->
                        settings.withPresignedUrlConfig(Purposes.presign(draft.estate(), SECONDS_OF_AN_HOUR)));
    }

    private static void foreignRole(Draft draft) {
        PresignedUrlConfig own = Purposes.presign(draft.estate());
        String account = draft.estate().settings().accountId();
        String role = String.valueOf(own.roleArn()).replace(account, OTHER_ACCOUNT);
        running(draft)
                .with(settings -> settings.withPresignedUrlConfig(new PresignedUrlConfig(role, own.expiresInSec())));
    }

    private static void documentByHttp(Draft draft) {
        String source = draft.estate().s3("config/current.json").replace("https:", "http:");
        running(draft).does(purpose -> purpose.from(source));
    }

    /** Makes a job whose command contains an invented password that looks like a real one. */
    private static void passwordInCommand(Draft draft) {
        String command = "get-settings ftp://fleet:hunter2@files.example.com/agent.conf";
        running(draft, "settings", draft.purposes().command(command).described("Get the settings of the agent"));
    }

    private static void downloadByHttp(Draft draft) {
        running(draft, "settings", draft.purposes().download("http://files.example.com/agent.conf"));
    }

    private static void commandAsRoot(Draft draft) {
        running(
                draft,
                "restart-modem",
                draft.purposes().command("restart-modem").with("runAsUser", "root"));
    }

    private static void versionLeftOpen(Draft draft) {
        running(draft, "telemetry-agent", draft.purposes().install("telemetry-agent=REPLACE_ME"));
    }

    private static Draft running(Draft draft) {
        return run(configure(draft));
    }

    private static void running(Draft draft, String what, Purpose purpose) {
        run(begin(draft, what, vacantSite(draft)).does(purpose));
    }

    private static Draft run(Draft draft) {
        draft.waiting(draft.lately(), halfWay(draft));
        return draft;
    }

    private static Draft configure(Draft draft) {
        return configure(draft, vacantSite(draft));
    }

    private static Draft configure(Draft draft, Audience audience) {
        int revision = draft.draw().between(100, 260);
        return begin(draft, "config-r" + revision, audience)
                .does(draft.purposes().configuration(revision));
    }

    private static Draft begin(Draft draft, String what, Audience audience) {
        return draft.id(what + "-" + audience.name()).to(audience);
    }

    private static Audience vacantSite(Draft draft) {
        return draft.estate().all(draft.estate().vacantPlace());
    }

    private static JobCounters halfWay(Draft draft) {
        int tenth = draft.things() / 10;
        return executed(draft, 80).with(tenth, tenth, 0, 0);
    }

    private static Results executed(Draft draft, int percent) {
        return Outcome.HEALTHY.of(draft.things() * percent / 100, Failure.MIXED, draft.draw());
    }

    private static Duration hours(Draft draft) {
        return draft.draw().between(Duration.ofHours(1), Duration.ofHours(8));
    }
}
