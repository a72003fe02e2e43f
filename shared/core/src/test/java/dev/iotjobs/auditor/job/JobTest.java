package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTest {

    @Test
    void build_emptyConfigurations_areNone() {
        Job job = Jobs.inProgress()
                .timeoutConfig(new TimeoutConfig(null))
                .abortConfig(new AbortConfig(List.of()))
                .presignedUrlConfig(new PresignedUrlConfig(null, null))
                .schedulingConfig(new SchedulingConfig(null, null, null, List.of()))
                .jobExecutionsRetryConfig(new JobExecutionsRetryConfig(List.of()))
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(
                        null, new ExponentialRolloutRate(null, null, new RateIncreaseCriteria(null, null))))
                .jobProcessDetails(new JobProcessDetails(List.of(), null, null, null, null, null, null, null, null))
                .build();

        assertThat(job).isEqualTo(Jobs.inProgress().build());
    }

    @Test
    void build_oneLeafSet_keepsTheConfiguration() {
        Job job = Jobs.inProgress()
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(
                        null, new ExponentialRolloutRate(null, null, new RateIncreaseCriteria(null, 5))))
                .build();

        assertThat(job.jobExecutionsRolloutConfig()).isNotNull();
    }

    @Test
    void build_secretsInParametersAndUrls_areNotKept() {
        Job job = Jobs.inProgress()
                .documentParameters(Map.of("password", "hunter2"))
                .documentSource("https://s3.eu-west-1.amazonaws.com/bucket/doc.json?X-Amz-Signature=abc")
                .build();

        assertThat(job.toString()).doesNotContain("hunter2").doesNotContain("X-Amz-Signature");
        assertThat(job.documentParameters()).containsOnlyKeys("password");
        assertThat(job.documentSource()).isEqualTo("https://s3.eu-west-1.amazonaws.com/bucket/doc.json");
    }

    @Test
    void toBuilder_unchanged_buildsTheSameJob() {
        Job job = Jobs.inProgress()
                .forceCanceled(false)
                .reasonCode("R")
                .comment("c")
                .description("d")
                .timeoutConfig(new TimeoutConfig(60L))
                .isConcurrent(true)
                .namespaceId("n")
                .destinationPackageVersions(List.of("p"))
                .scheduledJobRollouts(List.of("2026-03-11 02:00"))
                .build();

        assertThat(job.toBuilder().build()).isEqualTo(job);
    }

    @Test
    void endedAt_completedAtMissing_isTheLastUpdate() {
        Job job = Jobs.job(JobStatus.CANCELED).build();

        assertThat(job.endedAt()).isEqualTo(job.lastUpdatedAt());
        assertThat(job.toBuilder().completedAt(Jobs.NOW).build().endedAt()).isEqualTo(Jobs.NOW);
        assertThat(job.toBuilder().status(JobStatus.IN_PROGRESS).build().endedAt())
                .isNull();
    }

    @Test
    void status_unknownToday_isLiveAndNotActive() {
        JobStatus queued = new JobStatus("QUEUED");

        assertThat(queued.isLive()).isTrue();
        assertThat(queued.isActive()).isFalse();
        assertThat(JobStatus.DELETION_IN_PROGRESS.isLive()).isFalse();
        assertThat(JobStatus.DELETION_IN_PROGRESS.isTerminal()).isFalse();
    }

    @Test
    void key_sameIdCreatedAgain_isAnotherJob() {
        JobKey first = Jobs.key("firmware-7");
        JobKey second = new JobKey(first.arn(), first.createdAt().plus(Duration.ofHours(1)));

        assertThat(second).isNotEqualTo(first);
        assertThat(first.jobId()).isEqualTo("firmware-7");
        assertThat(first.region()).isEqualTo("eu-west-1");
        assertThat(first.accountId()).isEqualTo("123456789012");
        assertThat(first.partition()).isEqualTo("aws");
    }

    @Test
    void key_partsOfAMillisecond_makeNoOtherJob() {
        Instant created = Instant.parse("2026-03-08T07:00:00.123Z");

        assertThat(new JobKey(Jobs.key("a").arn(), created.plusNanos(999)))
                .isEqualTo(new JobKey(Jobs.key("a").arn(), created));
    }

    @Test
    void key_notAJobsArn_isRefusedWithTheValue() {
        assertThatThrownBy(() -> new JobKey("arn:aws:iot:eu-west-1:123456789012:thing/pump", Jobs.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thing/pump");
    }

    @Test
    void counters_someMissing_countAsZero() {
        JobProcessDetails details = new JobProcessDetails(List.of(), null, 3, 1, null, null, null, null, 2);

        assertThat(details.hasCounters()).isTrue();
        assertThat(details.executed()).isEqualTo(6);
        assertThat(details.unsuccessful()).isEqualTo(3);
        assertThat(details.known()).isEqualTo(6);
    }

    @Test
    void counters_allMissing_areNone() {
        JobProcessDetails details =
                new JobProcessDetails(List.of(Jobs.GROUP), null, null, null, null, null, null, null, null);

        assertThat(details.hasCounters()).isFalse();
        assertThat(details.isEmpty()).isFalse();
    }
}
