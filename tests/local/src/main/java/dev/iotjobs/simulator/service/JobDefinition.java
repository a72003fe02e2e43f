package dev.iotjobs.simulator.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.iotjobs.simulator.JobSettings;
import dev.iotjobs.simulator.JobSettings.AbortConfig;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRetryConfig;
import dev.iotjobs.simulator.JobSettings.JobExecutionsRolloutConfig;
import dev.iotjobs.simulator.JobSettings.PresignedUrlConfig;
import dev.iotjobs.simulator.JobSettings.SchedulingConfig;
import dev.iotjobs.simulator.JobSettings.TimeoutConfig;
import dev.iotjobs.simulator.http.Request;
import dev.iotjobs.simulator.http.ServiceException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a CreateJob, UpdateJob or CancelJob request. Members that were not sent are null. */
record JobDefinition(
        @Nullable List<String> targets,
        @Nullable String documentSource,
        @Nullable String document,
        @Nullable String description,
        @Nullable PresignedUrlConfig presignedUrlConfig,
        @Nullable String targetSelection,
        @Nullable JobExecutionsRolloutConfig jobExecutionsRolloutConfig,
        @Nullable AbortConfig abortConfig,
        @Nullable TimeoutConfig timeoutConfig,
        @Nullable List<Tag> tags,
        @Nullable String namespaceId,
        @Nullable String jobTemplateArn,
        @Nullable JobExecutionsRetryConfig jobExecutionsRetryConfig,
        @Nullable Map<String, String> documentParameters,
        @Nullable SchedulingConfig schedulingConfig,
        @Nullable List<String> destinationPackageVersions,
        @Nullable String reasonCode,
        @Nullable String comment) {

    record Tag(
            @Nullable @JsonProperty("Key") String key,
            @Nullable @JsonProperty("Value") String value) {}

    /**
     * Reads the body of a request. An empty body gives a definition without members.
     *
     * @throws ServiceException if the body is not a JSON object, or if a member has a value of the wrong type
     */
    static JobDefinition read(Request request) {
        String text = request.text();
        try {
            return Json.MAPPER.readValue(text.isBlank() ? "{}" : text, JobDefinition.class);
        } catch (JsonProcessingException e) {
            throw new ServiceException(
                    400, "SerializationException", "Cannot read the request body: " + e.getOriginalMessage());
        }
    }

    JobSettings settings() {
        return JobSettings.NONE
                .withPresignedUrlConfig(presignedUrlConfig)
                .withJobExecutionsRolloutConfig(jobExecutionsRolloutConfig)
                .withAbortConfig(abortConfig)
                .withTimeoutConfig(timeoutConfig)
                .withJobExecutionsRetryConfig(jobExecutionsRetryConfig)
                .withSchedulingConfig(schedulingConfig);
    }

    /** Whether an UpdateJob request with this body changes nothing. */
    boolean isWithoutChange() {
        return description == null && over(JobSettings.NONE).equals(JobSettings.NONE);
    }

    /** The settings of a job after UpdateJob. Settings that were sent replace the old settings. */
    JobSettings over(JobSettings old) {
        return new JobSettings(
                presignedUrlConfig == null ? old.presignedUrlConfig() : presignedUrlConfig,
                jobExecutionsRolloutConfig == null ? old.jobExecutionsRolloutConfig() : jobExecutionsRolloutConfig,
                abortConfig == null ? old.abortConfig() : abortConfig,
                timeoutConfig == null ? old.timeoutConfig() : timeoutConfig,
                jobExecutionsRetryConfig == null ? old.jobExecutionsRetryConfig() : jobExecutionsRetryConfig,
                old.schedulingConfig());
    }
}
