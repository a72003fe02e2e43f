package dev.iotjobs.auditor.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.config.AbortConfig;
import dev.iotjobs.auditor.job.config.AbortConfig.AbortCriteria;
import dev.iotjobs.auditor.job.config.JobExecutionsRolloutConfig;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.job.config.PresignedUrlConfig;
import dev.iotjobs.auditor.job.config.TimeoutConfig;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.DescribeOutcome;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.ItemSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The size of records. Each audit writes the record of every job that it describes, and DynamoDB charges each started
 * kilobyte.
 */
class SubjectItemsTest {

    private static final AccountRegion PLACE = new AccountRegion("aws", "123456789012", "eu-west-1");
    private static final Instant NOW = Instant.parse("2026-03-10T07:00:00.123Z");
    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";

    private static Job on(int things) {
        JobKey key = new JobKey(ARN + "job/fw-gateway-3-26-3-all-gdansk", NOW.minusSeconds(100_000));
        return Job.builder(key, JobStatus.IN_PROGRESS)
                .targetSelection(TargetSelection.SNAPSHOT)
                .targets(IntStream.range(0, things)
                        .mapToObj(i -> ARN + "thing/gateway-gdansk-%04d".formatted(i))
                        .toList())
                .description("Firmware 3.26.3 for all gateways in Gdansk")
                .documentSource("https://firmware-jobs.s3.eu-west-1.amazonaws.com/documents/gateway-3.26.3.json")
                .presignedUrlConfig(new PresignedUrlConfig("arn:aws:iam::123456789012:role/iot-jobs-presign", 3_600L))
                .jobExecutionsRolloutConfig(new JobExecutionsRolloutConfig(50, null))
                .timeoutConfig(new TimeoutConfig(60L))
                .abortConfig(new AbortConfig(List.of(new AbortCriteria("ALL", "CANCEL", 10.0, 10))))
                .jobProcessDetails(JobProcessDetails.builder()
                        .succeeded(3)
                        .failed(1)
                        .queued(4)
                        .inProgress(2)
                        .build())
                .isConcurrent(false)
                .lastUpdatedAt(NOW.minusSeconds(1_000))
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20})
    void recordOfAJobOnAFewThings_takesOneWriteUnit(int things) {
        Job job = on(things);
        Circumstances circumstances = new Circumstances(
                RuleBook.standard(),
                Policy.standard(),
                NOW,
                Duration.ofMinutes(15),
                new Circumstances.Baseline(NOW, false, Set.of()),
                Duration.ZERO);
        SubjectRecord next = Objects.requireNonNull(SubjectRecord.unknown(new Subject.OfJob(job.key()))
                .next(new DescribeOutcome.Described(job), circumstances)
                .next());
        long size =
                ItemSize.of(SubjectItems.write(PLACE, next.by(UUID.randomUUID().toString())));

        assertThat(size).isLessThanOrEqualTo(1_024);
    }

    @Test
    void recordOfATaggedJob_isReadAsItWasWritten_andOneWithoutTagsHasNone() {
        Circumstances circumstances = new Circumstances(
                RuleBook.standard(),
                Policy.standard().withFacts(Set.of(Fact.TAGS)),
                NOW,
                Duration.ofMinutes(15),
                new Circumstances.Baseline(NOW, false, Set.of()),
                Duration.ZERO);
        Job job = on(1);
        SubjectRecord described = Objects.requireNonNull(SubjectRecord.unknown(new Subject.OfJob(job.key()))
                .next(new DescribeOutcome.Described(job), circumstances)
                .next());
        Known<Tags> tags = new Known.Is<>(Tags.of(Map.of("owner", "ops", "stage", ""), Set.of()));
        SubjectRecord tagged = Objects.requireNonNull(
                described.next(new DescribeOutcome.Tagged(tags), circumstances).next());

        assertThat(SubjectItems.read(PLACE, SubjectItems.write(PLACE, tagged))).isEqualTo(tagged);
        assertThat(Objects.requireNonNull(tagged.tags()).tags(new TreeSet<>())).isEqualTo(tags);
        assertThat(SubjectItems.write(PLACE, described).attributes()).doesNotContainKeys("g", "ga", "gd");
        assertThat(SubjectItems.read(PLACE, SubjectItems.write(PLACE, described))
                        .tags())
                .isNull();
    }
}
