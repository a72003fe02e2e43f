package dev.iotjobs.auditor.state.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.iotjobs.auditor.job.DocumentParameters;
import dev.iotjobs.auditor.job.DocumentParameters.RunAs;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
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
import dev.iotjobs.auditor.job.scan.TextScan;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Packed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that a job is the same after it was packed and unpacked. One audit judges the job that DescribeJob returned.
 * Later audits judge the packed job in the record, and must reach the same verdicts.
 */
class JobCodecTest {

    private static final Instant TIME = Instant.parse("2026-03-10T07:00:00.123Z");
    private static final JobKey KEY = new JobKey("arn:aws:iot:eu-west-1:123456789012:job/pump", TIME);

    private static JobBuilder whole() {
        return Job.builder(KEY, JobStatus.IN_PROGRESS)
                .targetSelection(TargetSelection.CONTINUOUS)
                .forceCanceled(true)
                .reasonCode("WRONG_FIRMWARE")
                .comment("half \ud83d and a whole \ud83d\ude80")
                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/b", "a", "unpaired \ude80"))
                .description("Pumps")
                .documentSource("https://bucket.s3.amazonaws.com/job.json")
                .presignedUrlConfig(new PresignedUrlConfig("arn:aws:iam::123456789012:role/r", 3_600L))
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(
                        50, new ExponentialRolloutRate(5, 1.5, new RateIncreaseCriteria(10, null))))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria("FAILED", "CANCEL", 0.1, 100))))
                .jobExecutionsRetryConfig(new JobExecutionsRetryConfig(List.of(new RetryCriteria("TIMED_OUT", 3))))
                .timeoutConfig(new TimeoutConfig(60L))
                .schedulingConfig(new SchedulingConfig(
                        "2026-03-05T02:00",
                        "2026-04-05T02:00",
                        "STOP_ROLLOUT",
                        List.of(new MaintenanceWindow("cron(0 2 ? * THU *)", 240))))
                .scheduledJobRollouts(List.of("2026-03-12T02:00"))
                .lastUpdatedAt(TIME)
                .completedAt(TIME)
                .jobProcessDetails(JobProcessDetails.builder()
                        .processingTargets(List.of("b", "a"))
                        .canceled(1)
                        .succeeded(0)
                        .failed(3)
                        .queued(5)
                        .inProgress(6)
                        .removed(7)
                        .timedOut(8)
                        .build())
                .namespaceId("namespace")
                .jobTemplateArn("arn:aws:iot:eu-west-1:123456789012:jobtemplate/t")
                .documentParameters(
                        Map.of(
                                "runAsUser", "root",
                                "password", "hunter2",
                                "key", "AKIAZ7X3QW5RT4YP2LMN",
                                "url", "https://e.com/x?Signature=a&Expires=1700000000",
                                "file", "<FILE>"),
                        List.of("*FILL-IN*"))
                .isConcurrent(false)
                .destinationPackageVersions(List.of("arn:aws:iot:eu-west-1:123456789012:package/p/version/1"));
    }

    private static final DocumentParameters NOT_SCANNED =
            new DocumentParameters(List.of("password"), null, RunAs.UNSET);

    static Stream<UnaryOperator<JobBuilder>> withoutEach() {
        return Stream.of(
                job -> job,
                job -> job.targetSelection(null),
                job -> job.forceCanceled(null),
                job -> job.forceCanceled(false),
                job -> job.reasonCode(null),
                job -> job.comment(null),
                job -> job.targets(List.of()),
                job -> job.description(null),
                job -> job.documentSource(null),
                job -> job.presignedUrlConfig(null),
                job -> job.presignedUrlConfig(new PresignedUrlConfig(null, null)),
                job -> job.jobExecutionsRolloutConfig(null),
                job -> job.jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(null, null)),
                job -> job.jobExecutionsRolloutConfig(
                        new JobExecutionsRolloutConfig(null, new ExponentialRolloutRate(5, null, null))),
                job -> job.abortConfig(null),
                job -> job.abortConfig(new AbortConfig(List.of())),
                job -> job.abortConfig(new AbortConfig(List.of(new AbortCriteria("FAILED", "CANCEL", null, null)))),
                job -> job.jobExecutionsRetryConfig(null),
                job -> job.timeoutConfig(null),
                job -> job.timeoutConfig(new TimeoutConfig(null)),
                job -> job.schedulingConfig(null),
                job -> job.schedulingConfig(new SchedulingConfig(null, null, null, List.of())),
                job -> job.scheduledJobRollouts(List.of()),
                job -> job.lastUpdatedAt(null),
                job -> job.completedAt(null),
                job -> job.jobProcessDetails(null),
                job -> job.namespaceId(null),
                job -> job.jobTemplateArn(null),
                job -> job.documentParameters(Map.of()),
                job -> job.documentParameters(Map.of("command", "ls")),
                job -> job.documentParameters(Map.of("urls", urls(60))),
                job -> job.documentParameters(NOT_SCANNED),
                job -> job.isConcurrent(null),
                job -> job.destinationPackageVersions(List.of()));
    }

    @ParameterizedTest
    @MethodSource("withoutEach")
    void unpack_whatWasPacked_isTheSameJob(UnaryOperator<JobBuilder> change) {
        Job job = change.apply(whole()).build();

        assertThat(JobCodec.unpack(KEY, job.status(), job.lastUpdatedAt(), JobCodec.pack(job)))
                .isEqualTo(job);
    }

    @Test
    void pack_parameters_keepsNamesAndNoValue() {
        String packed = Packed.unpack(JobCodec.pack(whole().build())).toString();

        assertThat(packed)
                .contains("password", "LITERAL_UNDER_SECRET_NAME", "e.com")
                .doesNotContain("hunter2", "AKIAZ7X3QW5RT4YP2LMN", "Signature", "<FILE>");
    }

    @Test
    void pack_listsThatAreEmpty_takeNoRoom() {
        Job bare = Job.builder(KEY, JobStatus.IN_PROGRESS)
                .documentParameters(Map.of("command", "ls"))
                .build();

        assertThat(Packed.unpack(JobCodec.pack(bare)).toString())
                .contains("scan", "command")
                .doesNotContain("ListOf[values=[]]", "secrets", "links", "placeholders");
    }

    @Test
    void unpack_scanThatLacksAField_isRefused() {
        Map<String, Attribute> stored =
                new HashMap<>(((Attribute.MapOf) Packed.unpack(JobCodec.pack(whole().build()))).values());
        stored.put("scan", new Fields().number("version", TextScan.VERSION).map());

        assertThatThrownBy(() -> unpack(stored))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 'runAs' is missing");
    }

    @Test
    void unpack_parametersWithoutAScan_orWithThatOfAnotherVersion_areNotScanned() {
        Map<String, Attribute> stored =
                new HashMap<>(((Attribute.MapOf) Packed.unpack(JobCodec.pack(whole().build()))).values());
        DocumentParameters notScanned =
                new DocumentParameters(whole().build().documentParameters().names(), null, RunAs.UNSET);

        stored.put("scan", new Fields().number("version", TextScan.VERSION + 1).map());
        assertThat(unpack(stored).documentParameters()).isEqualTo(notScanned);

        stored.remove("scan");
        assertThat(unpack(stored).documentParameters()).isEqualTo(notScanned);
    }

    private static Job unpack(Map<String, Attribute> stored) {
        return JobCodec.unpack(KEY, JobStatus.IN_PROGRESS, TIME, Packed.pack(new Attribute.MapOf(stored)));
    }

    private static String urls(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "http://host-" + number + ".example.com/x")
                .collect(Collectors.joining(" "));
    }

    /** Fails if {@link #whole} does not set a component of {@link Job}, such as a new one. */
    @Test
    void whole_hasEveryComponent() throws ReflectiveOperationException {
        for (var component : Job.class.getRecordComponents()) {
            assertThat(Objects.requireNonNull(component.getAccessor().invoke(whole().build()), component.getName()))
                    .as(component.getName())
                    .isNotIn(List.of(), Map.of());
        }
    }
}
