package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "aws-gg-deployment, AFR_OTA-1,             , GREENGRASS",
        "acme,              AFR_OTA-1,             , OTHER_SERVICE",
        "'',                AFR_OTA-1,             , FREERTOS_OTA",
        ",                  afr_ota-1,             , SELF",
        ",                  GreengrassUpdateJob_1, , GREENGRASS_V1",
        ",                  fw-1, This job was created by Greengrass, GREENGRASS_V1",
        ",                  fw-1, Update created by Greengrass 1,     GREENGRASS",
        ",                  fw-1, created by greengrass,              SELF",
        ",                  fw-1,                                   , SELF"
    })
    void origin_firstMatch_decides(
            @Nullable String namespaceId, String jobId, @Nullable String description, Origin expected) {
        Job job = Job.builder(Jobs.key(jobId), JobStatus.IN_PROGRESS)
                .namespaceId(namespaceId)
                .description(description)
                .build();

        assertThat(job.origin()).isEqualTo(expected);
    }

    @Test
    void description_ofTheLongestThatTheApiTakes_isKeptWhole() {
        String longest = "x".repeat(2_007) + "created by Greengrass";
        Job job = Jobs.inProgress().description(longest).build();

        assertThat(longest).hasSize(2_028);
        assertThat(job.description()).isEqualTo(longest);
        assertThat(job.origin()).isEqualTo(Origin.GREENGRASS);
    }

    @Test
    void description_longerThanTheApiTakes_isCutWithAMark() {
        Job job = Jobs.inProgress().description("x".repeat(2_029)).build();

        assertThat(job.description()).isEqualTo("x".repeat(2_025) + "...");
        assertThat(job.toBuilder().build()).isEqualTo(job);
    }
}
