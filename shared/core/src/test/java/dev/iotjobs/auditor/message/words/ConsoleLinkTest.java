package dev.iotjobs.auditor.message.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.message.Digests;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinkTest {

    @Test
    void of_job_standsBelowItsTitle() {
        assertThat(ConsoleLink.of(job("arn:aws:iot:eu-west-1:123456789012:job/fw_1-2")))
                .containsExactly(
                        "Job in the console:",
                        "https://eu-west-1.console.aws.amazon.com/iot/home?region=eu-west-1#/job/fw_1-2");
    }

    @Test
    void of_unusualJobId_isEncoded() {
        assertThat(ConsoleLink.of(job("arn:aws:iot:eu-west-1:123456789012:job/a b/\u00e9\u202e")))
                .last()
                .asString()
                .endsWith("#/job/a%20b%2F%C3%A9%E2%80%AE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws-cn:iot:cn-north-1:123456789012:job/a",
                "arn:aws-us-gov:iot:us-gov-west-1:123456789012:job/a",
                "arn:aws:iot:evil.example.com/:123456789012:job/a"
            })
    void of_partitionNotCheckedOrOddRegion_isLeftOut(String arn) {
        assertThat(ConsoleLink.of(job(arn))).isEmpty();
    }

    @Test
    void of_whatIsNoJob_isLeftOut() {
        assertThat(ConsoleLink.of(new Subject.OfRegion(Digests.place("eu-west-1"))))
                .isEmpty();
    }

    private static Subject job(String arn) {
        return new Subject.OfJob(new JobKey(arn, Instant.EPOCH));
    }
}
