package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiblingKeyTest {

    private static final String UUID = "0f8c9f6e-2a9d-4d43-9a1e-5d2c7f9b1a02";

    private static String key(
            String jobId, @Nullable String template, @Nullable String source, @Nullable String description) {
        return SiblingKey.of(Job.builder(Jobs.key(jobId), JobStatus.COMPLETED)
                        .jobTemplateArn(template)
                        .documentSource(source)
                        .description(description)
                        .build())
                .map(key -> key.kind() + " " + key.text())
                .orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "unlock-17, ID_STEM unlock",
        "Unlock_Door-4711, ID_STEM unlock-door",
        "fw2-pump-9a8b7c, ID_STEM fw-pump",
        "fw-cafe-beef, ID_STEM fw-cafe-beef",
        "fw-0f8c9f6e-2a9d-4d43-9a1e-5d2c7f9b1a02, none",
        "unlock-0F8C9F6E-2A9D-4D43-9A1E-5D2C7F9B1A02, ID_STEM unlock",
        "a1-b2-c3, none",
        "x9-yz, ID_STEM x-yz",
        "12345, none",
        "ab, none",
        "abc, ID_STEM abc"
    })
    void of_jobId_isWhatDoesNotChange(String jobId, String expected) {
        assertThat(key(jobId, null, null, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot:1.0, arn:aws:iot:eu-west-1::jobtemplate/AWS-Reboot",
        "arn:aws:iot:eu-west-1:123456789012:jobtemplate/reboot, arn:aws:iot:eu-west-1:123456789012:jobtemplate/reboot"
    })
    void of_template_goesFirst_withoutItsVersion(String template, String expected) {
        assertThat(key("unlock-1", template, "s3://bucket/key", "Unlock")).isEqualTo("TEMPLATE " + expected);
    }

    @Test
    void of_idWithoutStem_isTheDocumentWithoutQuery_elseTheDescriptionWithoutVersions() {
        assertThat(key(UUID, null, "https://bucket.s3.amazonaws.com/key?versionId=7", "Unlock"))
                .isEqualTo("DOCUMENT https://bucket.s3.amazonaws.com/key");
        assertThat(key(UUID, null, null, "Update  door readers to 2.1"))
                .isEqualTo("DESCRIPTION update door readers to");
        assertThat(key(UUID, null, null, "v2 2.1 to")).isEqualTo("none");
        assertThat(key(UUID, null, null, null)).isEqualTo("none");
    }

    @Test
    void of_longText_isCutAndEndsInItsHash() {
        String one = key(UUID, null, "s3://bucket/" + "x".repeat(500) + "1", null);
        String other = key(UUID, null, "s3://bucket/" + "x".repeat(500) + "2", null);

        assertThat(one).hasSize("DOCUMENT ".length() + 150).isNotEqualTo(other);
    }
}
