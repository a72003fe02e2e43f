package dev.iotjobs.auditor.doc;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads jobs from JSON in the form of DescribeJob's answer. Also reads a shorter form, which differs as follows:
 *
 * <ul>
 *   <li>the ARN of the job may be absent
 *   <li>the ARN of a target may begin at {@code thing}
 *   <li>times may be texts in ISO 8601
 *   <li>{@code documentSource} may be a member of {@code job}
 * </ul>
 */
public final class JobJson {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";
    private static final int MILLIS = 3;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private JobJson() {}

    /**
     * Reads a job from JSON in one of the two forms that {@link JobJson} describes.
     *
     * @throws JsonProcessingException if a configuration of the job is invalid
     * @throws RuntimeException if a time or the ARN of the job is invalid
     */
    public static Job read(JsonNode answer) throws JsonProcessingException {
        JsonNode job = answer.path("job");
        String arn = job.path("jobArn").asText(ARN + "job/" + job.path("jobId").asText());
        return Job.builder(new JobKey(arn, time(job, "createdAt")), JobStatus.of(text(job, "status")))
                .targetSelection(TargetSelection.of(text(job, "targetSelection")))
                .forceCanceled(flag(job, "forceCanceled"))
                .reasonCode(text(job, "reasonCode"))
                .comment(text(job, "comment"))
                .targets(texts(job, "targets").stream()
                        .map(target -> target.startsWith("thing") ? ARN + target : target)
                        .toList())
                .description(text(job, "description"))
                .documentSource(text(answer.has("documentSource") ? answer : job, "documentSource"))
                .presignedUrlConfig(config(job, "presignedUrlConfig", PresignedUrlConfig.class))
                .jobExecutionsRolloutConfig(config(job, "jobExecutionsRolloutConfig", JobExecutionsRolloutConfig.class))
                .abortConfig(config(job, "abortConfig", AbortConfig.class))
                .jobExecutionsRetryConfig(config(job, "jobExecutionsRetryConfig", JobExecutionsRetryConfig.class))
                .timeoutConfig(config(job, "timeoutConfig", TimeoutConfig.class))
                .schedulingConfig(config(job, "schedulingConfig", SchedulingConfig.class))
                .scheduledJobRollouts(rollouts(job))
                .lastUpdatedAt(time(job, "lastUpdatedAt"))
                .completedAt(time(job, "completedAt"))
                .jobProcessDetails(config(job, "jobProcessDetails", JobProcessDetails.class))
                .namespaceId(text(job, "namespaceId"))
                .jobTemplateArn(text(job, "jobTemplateArn"))
                .documentParameters(namedTexts(job, "documentParameters"))
                .isConcurrent(flag(job, "isConcurrent"))
                .destinationPackageVersions(texts(job, "destinationPackageVersions"))
                .build();
    }

    private static @Nullable String text(JsonNode job, String field) {
        return job.path(field).isTextual() ? job.path(field).asText() : null;
    }

    private static @Nullable Boolean flag(JsonNode job, String field) {
        return Optional.of(job.path(field))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean)
                .orElse(null);
    }

    /** Reads a time: a text in ISO 8601, or seconds since 1970; null if the field is absent. */
    static @Nullable Instant time(JsonNode parent, String field) {
        JsonNode time = parent.path(field);
        if (time.isNumber()) {
            BigDecimal seconds = time.decimalValue();
            return Instant.ofEpochMilli(seconds.movePointRight(MILLIS).longValue());
        }
        return time.isTextual() ? Instant.parse(time.asText()) : null;
    }

    static List<String> texts(JsonNode parent, String field) {
        List<String> texts = new ArrayList<>();
        parent.path(field).forEach(entry -> texts.add(entry.asText("")));
        return texts;
    }

    private static List<String> rollouts(JsonNode job) {
        List<String> starts = new ArrayList<>();
        job.path("scheduledJobRollouts")
                .forEach(rollout -> starts.add((rollout.isObject() ? rollout.path("startTime") : rollout).asText("")));
        return starts;
    }

    /**
     * Reads an object whose members are texts. Returns the texts by name of the member; empty if the field is absent.
     */
    public static Map<String, String> namedTexts(JsonNode parent, String field) {
        Map<String, String> texts = new HashMap<>();
        parent.path(field)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static <T> @Nullable T config(JsonNode job, String field, Class<T> type) throws JsonProcessingException {
        return job.path(field).isObject() ? JSON.treeToValue(job.path(field), type) : null;
    }
}
