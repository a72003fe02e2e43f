package dev.iotjobs.auditor.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.ExponentialRolloutRate;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig;
import dev.iotjobs.auditor.job.config.JobExecutionsRetryConfig.RetryCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.job.config.RateIncreaseCriteria;
import dev.iotjobs.auditor.job.config.SchedulingConfig;
import dev.iotjobs.auditor.job.config.SchedulingConfig.MaintenanceWindow;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(job.documentParameters().names()).containsExactly("password");
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/bucket/doc.json?X-Amz-Signature=abc, https://host/bucket/doc.json",
        "https://host/bucket/doc.json#token, https://host/bucket/doc.json",
        "https://user:secret@host/bucket/doc.json, https://host/bucket/doc.json",
        "https://user:se@cret@host?x, https://host",
        "https://host/bucket/a@b.json, https://host/bucket/a@b.json",
        "s3://bucket/doc.json, s3://bucket/doc.json",
        "doc.json?x@y, doc.json"
    })
    void build_documentSource_keepsNothingSecret(String given, String kept) {
        assertThat(Jobs.inProgress().documentSource(given).build().documentSource())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b\u200d", "\u202e"})
    void build_textsWithoutAVisibleCharacter_areNone(String blank) {
        Job job = Jobs.inProgress()
                .reasonCode(blank)
                .comment(blank)
                .description(blank)
                .documentSource(blank)
                .namespaceId(blank)
                .jobTemplateArn(blank)
                .targets(List.of(blank, Jobs.THING))
                .scheduledJobRollouts(List.of(blank))
                .destinationPackageVersions(List.of(blank))
                .presignedUrlConfig(new PresignedUrlConfig(blank, null))
                .schedulingConfig(
                        new SchedulingConfig(blank, blank, blank, List.of(new MaintenanceWindow(blank, null))))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria(blank, blank, null, null))))
                .jobExecutionsRetryConfig(new JobExecutionsRetryConfig(List.of(new RetryCriteria(blank, null))))
                .build();

        assertThat(job).isEqualTo(Jobs.inProgress().description(null).build());
        assertThat(JobStatus.of(blank)).isEqualTo(JobStatus.UNKNOWN);
        assertThat(TargetSelection.of(blank)).isNull();
    }

    @Test
    void build_longTexts_areCut() {
        String words = "x".repeat(195) + "\ud83d\ude00".repeat(5);
        Job job = Jobs.inProgress()
                .reasonCode(words)
                .comment("c".repeat(200))
                .jobTemplateArn("a".repeat(3_000))
                .build();

        assertThat(job.reasonCode()).isEqualTo("x".repeat(195) + "\ud83d\ude00...");
        assertThat(job.comment()).hasSize(200).doesNotEndWith("...");
        assertThat(job.jobTemplateArn()).hasSize(2_048).endsWith("...");
        assertThat(job.toBuilder().build()).isEqualTo(job);
    }

    @Test
    void build_targetsTwice_countOnce() {
        Job job = Jobs.inProgress()
                .targets(List.of(Jobs.THING, Jobs.GROUP, Jobs.THING, "arn:odd"))
                .build();

        assertThat(job.targets()).containsExactly(Jobs.THING, Jobs.GROUP, "arn:odd");
        assertThat(job.targetCounts()).isEqualTo(new Targets(1, 1, 1));
    }

    @Test
    void targets_statements_areUnknownWithoutTargets() {
        Job none = Jobs.inProgress().targets(List.of()).build();
        Job thing = Jobs.inProgress().build();
        Job group = Jobs.inProgress().targets(List.of(Jobs.GROUP)).build();

        assertThat(List.of(none.isSingleThing(), none.targetsGroup(), none.hasSeveralTargets()))
                .containsOnly(Truth.UNKNOWN);
        assertThat(List.of(thing.isSingleThing(), thing.targetsGroup(), thing.hasSeveralTargets()))
                .containsExactly(Truth.TRUE, Truth.FALSE, Truth.FALSE);
        assertThat(List.of(group.isSingleThing(), group.targetsGroup(), group.hasSeveralTargets()))
                .containsExactly(Truth.FALSE, Truth.TRUE, Truth.FALSE);
    }

    @Test
    void build_timesMillionsOfYearsAway_areNone() {
        Job job = Jobs.job(JobStatus.CANCELED)
                .completedAt(Instant.MAX)
                .lastUpdatedAt(Instant.MIN)
                .build();

        assertThat(job.endedAt()).isNull();
        assertThat(new JobKey(job.key().arn(), Instant.MAX).createdAt()).isNull();
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
        assertThat(Jobs.job(queued).build().isLive()).isEqualTo(Truth.TRUE);
        assertThat(JobStatus.DELETION_IN_PROGRESS.isLive()).isFalse();
        assertThat(JobStatus.DELETION_IN_PROGRESS.isTerminal()).isFalse();
    }

    @Test
    void status_absent_isNeitherLiveNorAnyOther() {
        Job job = Jobs.job(JobStatus.UNKNOWN).build();

        assertThat(job.isLive()).isEqualTo(Truth.UNKNOWN);
        assertThat(job.hasStatus(JobStatus.CANCELED)).isEqualTo(Truth.UNKNOWN);
        assertThat(JobStatus.of("UNKNOWN")).isNotEqualTo(JobStatus.UNKNOWN);
    }

    @Test
    void key_sameIdCreatedAgain_isAnotherJob() {
        JobKey first = Jobs.key("firmware-7");
        JobKey second = new JobKey(first.arn(), Jobs.NOW);

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
        assertThat(details.failures()).isEqualTo(3);
        assertThat(details.known()).isEqualTo(6);
    }

    @Test
    void counters_rejectedExecutions_areNoFailures() {
        JobProcessDetails details = JobProcessDetails.ofExecuted(3, 1, 7, 2);

        assertThat(details.executed()).isEqualTo(13);
        assertThat(details.failures()).isEqualTo(3);
    }

    @Test
    void counters_largerThanThirtyTwoBitsTogether_areSummed() {
        int most = Integer.MAX_VALUE;
        JobProcessDetails details = new JobProcessDetails(List.of(), most, most, most, most, most, most, most, most);

        assertThat(details.known()).isEqualTo(8L * most);
        assertThat(details.executed()).isEqualTo(4L * most);
    }

    @Test
    void abortCriteria_withoutFailureType_areNone() {
        AbortCriteria bare = new AbortCriteria(null, "CANCEL", 10.0, 10);
        AbortCriteria strange = new AbortCriteria("HUNG", null, null, null);

        assertThat(Jobs.inProgress()
                        .abortConfig(new AbortConfig(List.of(bare)))
                        .build()
                        .hasAbortCriteria())
                .isFalse();
        assertThat(Jobs.inProgress()
                        .abortConfig(new AbortConfig(List.of(bare, strange)))
                        .build()
                        .hasAbortCriteria())
                .isTrue();
    }

    @Test
    void retries_ofZeroOrWithoutANumber_areNone() {
        JobExecutionsRetryConfig none = new JobExecutionsRetryConfig(
                List.of(new RetryCriteria("FAILED", 0), new RetryCriteria("TIMED_OUT", null)));
        JobExecutionsRetryConfig two = new JobExecutionsRetryConfig(
                List.of(new RetryCriteria("FAILED", 0), new RetryCriteria("TIMED_OUT", 2)));

        assertThat(none.retries()).isFalse();
        assertThat(two.numberOfRetries()).isEqualTo(2);
        assertThat(two.retriesTimeouts()).isTrue();
        assertThat(new JobExecutionsRetryConfig(List.of(new RetryCriteria("FAILED", 2))).retriesTimeouts())
                .isFalse();
    }

    @Test
    void counters_allMissing_areNone() {
        JobProcessDetails details =
                new JobProcessDetails(List.of(Jobs.GROUP), null, null, null, null, null, null, null, null);

        assertThat(details.hasCounters()).isFalse();
        assertThat(details.isEmpty()).isFalse();
    }
}
