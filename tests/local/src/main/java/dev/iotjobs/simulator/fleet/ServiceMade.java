package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.PresignedUrlConfig;
import dev.iotjobs.simulator.fleet.Estate.Place;
import dev.iotjobs.simulator.fleet.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Scenarios for jobs that other services create: Greengrass V2 deployments and FreeRTOS OTA updates. */
final class ServiceMade {

    /** The namespace ID of jobs for Greengrass core devices. */
    private static final String GREENGRASS = "aws-gg-deployment";

    private static final long OTA_PRESIGNED_SECONDS = 1_800;

    private ServiceMade() {}

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of("greengrass-superseded", 500, ServiceMade::greengrassSuperseded),
                Scenario.of("greengrass-deployment", 6, ServiceMade::greengrass).breaking("CFG-01", "CFG-03", "CFG-07"),
                Scenario.of("greengrass-guarded", 50, ServiceMade::greengrassGuarded),
                Scenario.of("greengrass-single-core", 3, ServiceMade::greengrassSingleCore)
                        .breaking("CFG-01"),
                Scenario.of("freertos-ota", 450, ServiceMade::freeRtosCompleted),
                Scenario.of("freertos-ota-running", 4, ServiceMade::freeRtosRunning)
                        .breaking("CFG-01", "CFG-03", "CFG-07", "SEC-01"),
                Scenario.of("freertos-ota-guarded", 40, ServiceMade::freeRtosGuarded));
    }

    /** Makes a Greengrass job that was cancelled by a newer revision of its deployment. */
    private static void greengrassSuperseded(Draft draft) {
        deployment(draft, draft.estate().cores(draft.draw()));
        Instant created = draft.workingHour(20, draft.estate().days());
        int canceled = draft.draw().between(0, 2);
        draft.cancelled(
                created,
                created.plus(draft.draw().between(Duration.ofDays(1), Duration.ofDays(19))),
                Outcome.HEALTHY
                        .of(draft.things() - canceled, Failure.FAILED, draft.draw())
                        .with(0, 0, 0, canceled));
    }

    private static void greengrass(Draft draft) {
        deployment(draft, draft.estate().vacantCores());
        deployed(draft);
    }

    private static void greengrassGuarded(Draft draft) {
        deployment(draft, draft.estate().vacantCores()).with(Guards.chosen(draft.draw()));
        deployed(draft);
    }

    private static void greengrassSingleCore(Draft draft) {
        deployment(draft, draft.estate().vacantThing());
        draft.waiting(
                draft.workingHour(1, 300), JobCounters.builder().succeeded(1).build());
    }

    private static void deployed(Draft draft) {
        draft.waiting(
                draft.workingHour(1, 300),
                Outcome.HEALTHY
                        .of(draft.things() - 1, Failure.FAILED, draft.draw())
                        .with(1, 0, 0, 0));
    }

    /**
     * Makes a Greengrass job, which is one revision of a deployment. The job's id is a UUID. The job has no
     * description, and never completes.
     */
    private static Draft deployment(Draft draft, Audience cores) {
        int revision = draft.draw().between(1, 40);
        String deployment = draft.draw().uuid();
        String target = cores.thingGroupId() == null ? "thing" : "thinggroup";
        String configuration = draft.estate()
                .foreignArn(
                        "greengrass",
                        draft.estate().settings().region(),
                        "configuration:" + target + "/" + cores.name() + ":" + revision);
        return draft.id(draft.draw().uuid())
                .to(cores)
                .does(Purpose.inline(
                        null,
                        "{\"deploymentId\":\"" + deployment + "\",\"deploymentName\":\"Deployment for " + cores.name()
                                + "\",\"configurationArn\":\"" + configuration + "\",\"components\":{"
                                + "\"aws.greengrass.Nucleus\":{\"version\":\"2.14.3\"}}}"))
                .with(JobSettings.NONE
                        .withTimeoutConfig(Guards.EMPTY_TIMEOUT)
                        .withJobExecutionsRolloutConfig(Guards.EMPTY_ROLLOUT)
                        .withPresignedUrlConfig(Guards.EMPTY_PRESIGN))
                .continuous()
                .namespace(GREENGRASS);
    }

    private static void freeRtosCompleted(Draft draft) {
        ota(draft, draft.estate().place(draft.draw()));
        draft.completed(
                draft.workingHour(),
                Outcome.HEALTHY.of(draft.things(), Failure.MIXED, draft.draw()).only());
    }

    private static void freeRtosRunning(Draft draft) {
        ota(draft, draft.estate().vacantPlace());
        running(draft);
    }

    private static void freeRtosGuarded(Draft draft) {
        ota(draft, draft.estate().vacantPlace())
                .with(Guards.chosen(draft.draw()).withPresignedUrlConfig(Purposes.presign(draft.estate())));
        running(draft);
    }

    private static void running(Draft draft) {
        int executed = draft.things() * 3 / 4;
        draft.waiting(
                draft.lately(),
                Outcome.HEALTHY.of(executed, Failure.MIXED, draft.draw()).with(draft.things() - executed, 0, 0, 0));
    }

    private static Draft ota(Draft draft, Place place) {
        String version = "2." + draft.draw().between(0, 9) + "." + draft.draw().between(0, 20);
        String stream = "AFR_OTA-" + draft.draw().uuid();
        return draft.id("AFR_OTA-" + place.product() + "-" + version.replace('.', '_') + "-" + place.site())
                .to(draft.estate().all(place))
                .does(Purpose.inline(
                        "FreeRTOS OTA " + version,
                        "{\"afr_ota\":{\"protocols\":[\"MQTT\",\"HTTP\"],\"streamname\":\"" + stream
                                + "\",\"files\":[{\"filepath\":\"/device/updates\",\"filesize\":181504,\"fileid\":0,"
                                + "\"certfile\":\"ecdsasigner.crt\",\"sig-sha256-ecdsa\":\"MEUCIQD0example\"}]}}"))
                .with(JobSettings.NONE
                        .withPresignedUrlConfig(new PresignedUrlConfig(
                                draft.estate().foreignArn("iam", "", "role/ota-update"), OTA_PRESIGNED_SECONDS))
                        .withJobExecutionsRolloutConfig(Guards.EMPTY_ROLLOUT)
                        .withTimeoutConfig(Guards.EMPTY_TIMEOUT));
    }
}
