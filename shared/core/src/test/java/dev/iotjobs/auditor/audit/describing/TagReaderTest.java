package dev.iotjobs.auditor.audit.describing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.audit.SimulatedTimeline;
import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.PacedApi;
import dev.iotjobs.auditor.audit.api.Pacer;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Known.Cause;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TagReaderTest {

    private static final String ARN = Jobs.key("job-1").arn();

    private final SimulatedTimeline timeline = new SimulatedTimeline(Jobs.NOW);
    private final Service service = new Service();
    private final PacedApi api = new PacedApi("ListTagsForResource", new Pacer(10, timeline), timeline, () -> true);
    private final TagReader reader =
            new TagReader(api, service, Set.of("stage"), timeline.instant().plus(Duration.ofMinutes(1)));

    private static Answer<TagPage> page(@Nullable String next, String... tags) {
        Map<String, String> all = List.of(tags).stream()
                .map(tag -> tag.split("=", -1))
                .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1]));
        return new Answer.Ok<>(new TagPage(all, next));
    }

    @Test
    void read_severalPages_areOneSetOfTags() {
        service.answers.add(page("2", "stage=canary"));
        service.answers.add(page("3"));
        service.answers.add(page(null, "owner=x", "blank="));

        assertThat(reader.read(ARN))
                .contains(new Known.Is<>(new Tags(Map.of("stage", "canary", "blank", ""), Set.of("owner"))));
        assertThat(service.tokens).containsExactly("-", "2", "3");
    }

    @Test
    void read_secondPageIsDenied_isDeniedAndNotAPart() {
        service.answers.add(page("2", "stage=canary"));
        service.answers.add(new Answer.Denied<>("AccessDeniedException: no"));

        assertThat(reader.read(ARN)).contains(new Known.Unknown<>(Cause.DENIED, "AccessDeniedException"));
        assertThat(reader.warnings())
                .containsExactly(
                        "iot:ListTagsForResource is denied for 1 job. For these jobs, rules give no verdict if they need"
                                + " tags or if an override by tags may change them; exemptions by tags cover no new"
                                + " findings. Set the stack's parameter ReadTags to true, or allow this action for the identity that"
                                + " runs the audit");
    }

    @Test
    void read_transientFailures_areTriedFiveTimes_throttledOnesNotCounted() {
        IntStream.range(0, 7).forEach(_ -> service.answers.add(new Answer.Throttled<>("ThrottlingException")));
        IntStream.range(0, 4).forEach(_ -> service.answers.add(new Answer.Failed<>("InternalFailure", true)));
        service.answers.add(page(null));

        assertThat(reader.read(ARN)).contains(new Known.Is<>(new Tags(Map.of(), Set.of())));
        assertThat(api.calls().made()).isEqualTo(12);
        assertThat(reader.warnings()).isEmpty();
    }

    @Test
    void read_fiveFailures_isFailed() {
        IntStream.range(0, 6).forEach(_ -> service.answers.add(new Answer.Failed<>("InternalFailure: x", true)));

        assertThat(reader.read(ARN)).contains(new Known.Unknown<>(Cause.FAILED, "InternalFailure"));
        assertThat(service.answers).hasSize(1);
        assertThat(reader.warnings())
                .containsExactly("ListTagsForResource failed for 1 job: InternalFailure; the next audit tries again");
    }

    @Test
    void read_jobThatIsGone_isNothingToWarnOf() {
        service.answers.add(new Answer.Missing<>("ResourceNotFoundException"));

        assertThat(reader.read(ARN)).isEmpty();
        assertThat(reader.warnings()).isEmpty();
    }

    @Test
    void read_noTimeLeft_isNotReached() {
        timeline.pass(Duration.ofMinutes(2));

        assertThat(reader.read(ARN)).isEmpty();
        assertThat(service.tokens).isEmpty();
        assertThat(reader.warnings())
                .containsExactly("the tags of 1 job were not read in time; the next audit reads them");
    }

    @Test
    void read_pagesWithoutAnEnd_isFailed() {
        IntStream.range(0, 60).forEach(i -> service.answers.add(page("t" + i)));

        assertThat(reader.read(ARN))
                .contains(new Known.Unknown<>(Cause.FAILED, "AWS IoT returned more tags than a job can have"));
        assertThat(service.tokens).hasSize(50);
    }

    /** Gives prepared answers one after the other. */
    private static final class Service implements JobSource {

        private final Deque<Answer<TagPage>> answers = new ArrayDeque<>();
        private final Deque<String> tokens = new ArrayDeque<>();

        @Override
        public Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
            assertThat(jobArn).isEqualTo(ARN);
            tokens.add(nextToken == null ? "-" : nextToken);
            return answers.remove();
        }

        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Double> appliedQuota(String quotaCode) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Double> defaultQuota(String quotaCode) {
            throw new UnsupportedOperationException();
        }
    }
}
