package dev.iotjobs.simulator.fleet;

import dev.iotjobs.simulator.JobSettings.PresignedUrlConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the purposes of generated jobs. A purpose is what a job does on the devices. Jobs with the same purpose share
 * one instance. Not thread-safe.
 */
final class Purposes {

    private static final long PRESIGNED_SECONDS = 900;

    private final Estate estate;
    private final Map<String, Purpose> made = new HashMap<>();

    Purposes(Estate estate) {
        this.estate = estate;
    }

    /** A job that installs a firmware image from the bucket for artefacts, and links its package version. */
    Purpose firmware(String product, String version) {
        return made.computeIfAbsent("firmware/" + product + "/" + version, key -> {
            String image = estate.s3(key + "/image.bin");
            return new Purpose(
                    "Firmware " + version + " for " + product,
                    "{\"operation\":\"firmware-update\",\"version\":\"" + version
                            + "\",\"image\":\"${aws:iot:s3-presigned-url:" + image + "}\","
                            + "\"codesign\":{\"profile\":\"firmware\",\"signature\":\"${aws:iot:code-sign-signature:"
                            + image + "}\"}}",
                    estate.s3(key + "/job.json"),
                    true,
                    List.of(estate.arn("package/" + product + "-firmware/version/" + version)),
                    null,
                    Map.of());
        });
    }

    Purpose certificates(String quarter) {
        return made.computeIfAbsent(
                "certificates/" + quarter,
                key -> Purpose.inline(
                        "Rotate device certificates, " + quarter,
                        "{\"operation\":\"rotate-certificate\",\"keyType\":\"EC-P256\",\"campaign\":\"" + quarter
                                + "\"}"));
    }

    Purpose configuration(int revision) {
        return made.computeIfAbsent("config/" + revision, key -> {
            String document = "{\"operation\":\"apply-config\",\"revision\":" + revision
                    + ",\"telemetryIntervalSeconds\":" + (30 + revision % 8 * 30) + "}";
            return new Purpose(
                    "Device configuration, revision " + revision,
                    document,
                    revision % 2 == 0 ? estate.s3(key + ".json") : null,
                    false,
                    List.of(),
                    null,
                    Map.of());
        });
    }

    Purpose reboot() {
        return made.computeIfAbsent(
                "reboot", key -> managed("AWS-Reboot", "Restart after maintenance", "[\"reboot\"]", Map.of()));
    }

    Purpose command(String command) {
        return made.computeIfAbsent(
                "command/" + command,
                key -> managed(
                        "AWS-Run-Command",
                        "Run " + command,
                        "[\"" + command + "\"]",
                        Map.of("command", command, "runAsUser", "fleet-agent")));
    }

    Purpose download(String url) {
        return made.computeIfAbsent(
                "download/" + url,
                key -> managed(
                        "AWS-Download-File",
                        "Download the settings of the agent",
                        "[\"" + url + "\"]",
                        Map.of("downloadUrl", url, "filePath", "/etc/fleet-agent/agent.conf")));
    }

    Purpose install(String packages) {
        return made.computeIfAbsent(
                "install/" + packages,
                key -> managed(
                        "AWS-Install-Application",
                        "Install the telemetry agent",
                        "[\"" + packages + "\"]",
                        Map.of("packages", packages, "runAsUser", "fleet-agent")));
    }

    Purpose logs(String service) {
        return made.computeIfAbsent(
                "logs/" + service,
                key -> Purpose.inline(
                        "Collect logs of " + service,
                        "{\"operation\":\"upload-logs\",\"service\":\"" + service + "\",\"hours\":24}"));
    }

    /** Settings for presigned URLs that are valid for 15 minutes. The account's role for downloads signs the URLs. */
    static PresignedUrlConfig presign(Estate estate) {
        return presign(estate, PRESIGNED_SECONDS);
    }

    /**
     * Settings for presigned URLs that the account's role for downloads signs.
     *
     * @param seconds lifetime of a URL
     */
    static PresignedUrlConfig presign(Estate estate, long seconds) {
        return new PresignedUrlConfig(estate.foreignArn("iam", "", "role/fleet/JobArtifactReader"), seconds);
    }

    private Purpose managed(String template, String description, String command, Map<String, String> parameters) {
        String document = "{\"version\":\"1.0\",\"steps\":[{\"action\":{\"name\":\"" + template
                + "\",\"type\":\"runCommand\",\"input\":{\"command\":" + command + "}}}]}";
        return new Purpose(
                description,
                document,
                null,
                false,
                List.of(),
                estate.managedArn("jobtemplate/" + template + ":1.0"),
                parameters);
    }
}
