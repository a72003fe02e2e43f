package dev.iotjobs.auditor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.iotjobs.auditor.job.AbortConfig;
import dev.iotjobs.auditor.job.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobProcessDetails;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TimeoutConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedJsonTest {

    private static final TypeReference<Job> JOB = new TypeReference<>() {};

    private static final Job TYPICAL = Job.builder(
                    new JobKey(
                            "arn:aws:iot:eu-west-1:123456789012:job/firmware-2026-01",
                            Instant.parse("2026-01-02T03:04:05.678Z")),
                    JobStatus.IN_PROGRESS)
            .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/pumps"))
            .abortConfig(new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 50))))
            .timeoutConfig(new TimeoutConfig(60L))
            .jobProcessDetails(JobProcessDetails.ofExecuted(100, 2, 0, 1))
            .isConcurrent(true)
            .documentParameters(Map.of("url", "https://secret"))
            .build();

    @Test
    void unpack_packedJob_isTheSame() {
        assertThat(PackedJson.unpack(PackedJson.pack(TYPICAL), JOB)).isEqualTo(TYPICAL);
    }

    @Test
    void pack_typicalJob_isSmall() {
        assertThat(PackedJson.pack(TYPICAL)).hasSizeLessThan(450);
    }

    @Test
    void text_recordWithOtherMethods_isItsComponentsOnly() {
        assertThat(PackedJson.text(new TimeoutConfig(60L))).isEqualTo("{\"inProgressTimeoutInMinutes\":60}");
    }

    @Test
    void read_fieldOfALaterVersion_isIgnored() {
        assertThat(PackedJson.read(
                        "{\"inProgressTimeoutInMinutes\":60,\"new\":{\"x\":1}}", new TypeReference<TimeoutConfig>() {}))
                .isEqualTo(new TimeoutConfig(60L));
    }

    @Test
    void unpack_anythingElse_isRefused() {
        assertThatThrownBy(() -> PackedJson.unpack(new byte[] {1, 2, 3}, JOB))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot be read as JSON: ");
    }
}
