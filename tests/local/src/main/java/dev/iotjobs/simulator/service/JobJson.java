package dev.iotjobs.simulator.service;

import dev.iotjobs.simulator.JobCounters;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes jobs in the shapes of ListJobs and DescribeJob. */
final class JobJson {

    private static final Map<String, String> EMPTY = Map.of();

    private JobJson() {}

    static void summary(Json json, String jobArn, SimulatedJob job) throws IOException {
        json.put("jobArn", jobArn)
                .put("jobId", job.jobId())
                .put("thingGroupId", job.thingGroupId())
                .put("targetSelection", job.targetSelection())
                .put("status", job.status())
                .put("createdAt", job.createdAt())
                .put("lastUpdatedAt", job.lastUpdatedAt())
                .put("completedAt", job.completedAt())
                .put("isConcurrent", job.isConcurrent());
    }

    static byte[] description(String jobArn, SimulatedJob job) {
        return Json.object(json -> json.put("documentSource", job.documentSource())
                .object("job", inner -> {
                    identity(inner, jobArn, job);
                    settings(inner, job.settings());
                    inner.object("jobProcessDetails", details -> counters(details, job.counters()));
                    origin(inner, job);
                }));
    }

    private static void identity(Json json, String jobArn, SimulatedJob job) throws IOException {
        json.put("jobArn", jobArn)
                .put("jobId", job.jobId())
                .put("targetSelection", job.targetSelection())
                .put("status", job.status())
                .put("forceCanceled", job.forceCanceled())
                .put("reasonCode", job.reasonCode())
                .put("comment", job.comment())
                .put("targets", job.targets())
                .put("description", job.description())
                .put("createdAt", job.createdAt())
                .put("lastUpdatedAt", job.lastUpdatedAt())
                .put("completedAt", job.completedAt())
                .put("isConcurrent", job.isConcurrent());
    }

    /**
     * Writes the settings of a job as AWS does. Omits an abort or retry configuration that is null. Writes any other
     * null setting as an empty object.
     */
    private static void settings(Json json, JobSettings settings) throws IOException {
        json.put("presignedUrlConfig", orEmpty(settings.presignedUrlConfig()))
                .put("jobExecutionsRolloutConfig", orEmpty(settings.jobExecutionsRolloutConfig()))
                .put("timeoutConfig", orEmpty(settings.timeoutConfig()))
                .put("schedulingConfig", orEmpty(settings.schedulingConfig()))
                .put("abortConfig", settings.abortConfig())
                .put("jobExecutionsRetryConfig", settings.jobExecutionsRetryConfig());
    }

    /** Writes all counters, but not {@code processingTargets}. */
    private static void counters(Json json, JobCounters counters) throws IOException {
        // In all captured answers of AWS, processingTargets was null
        json.put("numberOfCanceledThings", counters.canceled())
                .put("numberOfSucceededThings", counters.succeeded())
                .put("numberOfFailedThings", counters.failed())
                .put("numberOfRejectedThings", counters.rejected())
                .put("numberOfQueuedThings", counters.queued())
                .put("numberOfInProgressThings", counters.inProgress())
                .put("numberOfRemovedThings", counters.removed())
                .put("numberOfTimedOutThings", counters.timedOut());
    }

    private static void origin(Json json, SimulatedJob job) throws IOException {
        json.put("namespaceId", job.namespaceId())
                .put("jobTemplateArn", job.jobTemplateArn())
                .put(
                        "documentParameters",
                        job.documentParameters().isEmpty() ? null : new TreeMap<>(job.documentParameters()))
                .put("destinationPackageVersions", unlessEmpty(job.destinationPackageVersions()));
        if (!job.scheduledJobRollouts().isEmpty()) {
            json.array("scheduledJobRollouts", job.scheduledJobRollouts(), (each, time) -> each.put("startTime", time));
        }
    }

    private static Object orEmpty(@Nullable Object config) {
        return config == null ? EMPTY : config;
    }

    private static @Nullable Collection<String> unlessEmpty(Collection<String> values) {
        return values.isEmpty() ? null : values;
    }
}
