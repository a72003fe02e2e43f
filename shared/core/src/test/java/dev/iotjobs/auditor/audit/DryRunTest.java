package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.audit.api.JobFilter;
import dev.iotjobs.auditor.audit.api.JobPage;
import dev.iotjobs.auditor.audit.api.JobSource;
import dev.iotjobs.auditor.audit.api.TagPage;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.RegionRun.Outcome;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A dry run beside an installation reads the lease and writes nothing. */
class DryRunTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();

    private AuditReport dryRun() {
        MemoryDatabase memory = new MemoryDatabase(installation.timeline);
        Tables tables = new Tables(
                memory.table("findings"), memory.table("state"), installation.database.table("state"), false);
        AuditSettings settings = new AuditSettings(
                TestRules.BOOK,
                new PolicyChoice.Fixed(Policy::standard),
                installation.budget,
                TestInstallation.TICK,
                1,
                installation.timeline);
        return new Auditor(settings, tables, _ -> new Delivery.Accepted())
                .audit(installation.request(), installation.audited());
    }

    @Test
    void noAuditIsRunning_everyJobIsEvaluated_andNothingIsWritten() {
        installation.region().put(TestJobs.withoutTimeout("a"));

        AuditReport report = dryRun();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM");
        assertThat(installation.database.table("state").size(false)).isZero();
        assertThat(installation.messages).isEmpty();
    }

    /**
     * A dry run stores no findings of jobs. It rebuilds their texts, which must equal the texts that an audit stores.
     */
    @Test
    void findingsOfJobsAndOfTheAccount_readAsThoseOfAnAudit() {
        installation.region().put(TestJobs.withoutTimeout("a"));
        installation.region().put(TestJobs.failing("b", 60));
        installation.region().put(TestJobs.failing("c", 15));
        installation.region().setQuota(3);

        AuditReport dry = dryRun();
        AuditReport audit = installation.tick();

        assertThat(keys(dry)).hasSize(4).anyMatch(key -> key.subject() instanceof Subject.OfQuota);
        assertThat(texts(dry))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Instant.class)
                .isEqualTo(texts(audit));
        assertThat(texts(dry))
                .allSatisfy((_, finding) -> assertThat(finding.since())
                        .isEqualTo(finding.evaluatedAt())
                        .isEqualTo(finding.history().getFirst().at()));
    }

    @Test
    void findingThatIsNotOpen_hasNoText() {
        installation.region().put(TestJobs.withoutTimeout("a"));
        AuditReport dry = dryRun();
        FindingKey open = keys(dry).getFirst();

        assertThat(dry.findings().read(List.of(open, new FindingKey(open.place(), open.subject(), "IOTJ-LIF-01"))))
                .containsOnlyKeys(open);
    }

    /**
     * Jobs that change while an audit reads the list, so that the audit describes them twice. Each entry has the kind
     * of the change, the job as first described, and the second answer of DescribeJob.
     */
    static Stream<Arguments> changes() {
        Job without = TestJobs.withoutTimeout("a");
        Job small = counted(1, 3);
        return Stream.of(
                Arguments.of("fixed", without, ok(updated(TestJobs.healthy("a").build()))),
                Arguments.of(
                        "completed",
                        without,
                        ok(updated(
                                without.toBuilder().status(JobStatus.COMPLETED).build()))),
                Arguments.of("deleted", without, new Answer.Missing<Job>("ResourceNotFoundException: no such job")),
                Arguments.of(
                        "its id is used by another job",
                        without,
                        ok(updated(without.withKey(TestJobs.key("a", TestJobs.CREATED.plusSeconds(60)))))),
                Arguments.of("worse", TestJobs.failing("a", 12), ok(updated(TestJobs.failing("a", 60)))),
                Arguments.of("better", TestJobs.failing("a", 60), ok(updated(TestJobs.failing("a", 9)))),
                Arguments.of("too few to say", small, ok(updated(counted(3, 3)))),
                Arguments.of(
                        "no counters any more",
                        TestJobs.failing("a", 12),
                        ok(updated(TestJobs.failing("a", 12).toBuilder()
                                .jobProcessDetails(null)
                                .build()))),
                Arguments.of(
                        "no status any more",
                        without,
                        ok(updated(without.toBuilder().status(JobStatus.UNKNOWN).build()))),
                Arguments.of(
                        "createdAt appears",
                        without.withKey(TestJobs.key("a", TestJobs.CREATED).withoutCreatedAt()),
                        ok(updated(without))),
                Arguments.of(
                        "createdAt disappears",
                        without,
                        ok(updated(without.withKey(
                                TestJobs.key("a", TestJobs.CREATED).withoutCreatedAt())))),
                Arguments.of("fails", without, new Answer.Denied<Job>("AccessDeniedException: iot:DescribeJob")));
    }

    private static Job counted(int succeeded, int failed) {
        return TestJobs.healthy("a")
                .jobProcessDetails(TestJobs.counters(succeeded, failed))
                .build();
    }

    private static Job updated(Job job) {
        return job.toBuilder().lastUpdatedAt(TestJobs.CREATED.plusSeconds(600)).build();
    }

    private static Answer<Job> ok(Job job) {
        return new Answer.Ok<>(job);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void jobDescribedTwice_readsAsInAnAudit(String change, Job first, Answer<Job> second) {
        AuditReport dry = twice(first, second, false);
        AuditReport audit = twice(first, second, true);

        assertThat(shown(dry).keySet()).isEqualTo(shown(audit).keySet());
        assertThat(open(dry)).isEqualTo(open(audit));
        assertThat(dry.runs().getFirst().judged().transitions())
                .isEqualTo(audit.runs().getFirst().judged().transitions());
        assertThat(shown(dry))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Instant.class)
                .isEqualTo(shown(audit));
    }

    /** The findings in a report: the open ones, and the ones that the audit closed. */
    private static Map<FindingKey, Finding> shown(AuditReport report) {
        RegionRun run = report.runs().getFirst();
        List<FindingKey> keys = new ArrayList<>(keys(report));
        run.judged().transitions().stream()
                .filter(change -> change.type() == TransitionType.CLOSED)
                .forEach(change -> keys.add(change.key()));
        return report.findings().read(keys);
    }

    private AuditReport twice(Job first, Answer<Job> second, boolean storesJobs) {
        TestInstallation account = TestInstallation.ofOneRegion();
        MemoryDatabase memory = new MemoryDatabase(account.timeline);
        Tables tables = new Tables(memory.table("findings"), memory.table("state"), null, storesJobs);
        AuditSettings settings = new AuditSettings(
                TestRules.BOOK,
                new PolicyChoice.Fixed(Policy::standard),
                account.budget,
                TestInstallation.TICK,
                1,
                account.timeline);
        AuditRequest request = account.request();
        AuditRequest byHand = new AuditRequest(
                request.runId(), request.configured(), request.scope(), Set.of(), request.deadline(), Set.of());
        RegionToAudit region = new RegionToAudit(
                account.region().place(), new Changing(first, second, account.timeline), AuditProgress.NONE);
        return new Auditor(settings, tables, _ -> new Delivery.Accepted()).audit(byHand, List.of(region));
    }

    /** One job that is listed twice, with different values, and described twice. */
    private static final class Changing implements JobSource {

        private final Job first;
        private final Answer<Job> second;
        private final SimulatedTimeline timeline;
        private int asked;

        Changing(Job first, Answer<Job> second, SimulatedTimeline timeline) {
            this.first = first;
            this.second = second;
            this.timeline = timeline;
        }

        @Override
        public Answer<JobPage> listJobs(JobFilter filter, @Nullable String nextToken) {
            return nextToken == null
                    ? new Answer.Ok<>(new JobPage(List.of(first.summary()), true, 0, "2"))
                    : new Answer.Ok<>(new JobPage(List.of(updated(first).summary()), true, 0, null));
        }

        @Override
        public Answer<Job> describeJob(String jobId, Collection<String> placeholders) {
            timeline.pass(Duration.ofSeconds(1));
            return asked++ == 0 ? new Answer.Ok<>(first) : second;
        }

        @Override
        public Answer<TagPage> listTags(String jobArn, @Nullable String nextToken) {
            return new Answer.Ok<>(new TagPage(Map.of(), null));
        }

        @Override
        public Answer<Double> appliedQuota(String quotaCode) {
            return new Answer.Ok<>(1_000.0);
        }

        @Override
        public Answer<Double> defaultQuota(String quotaCode) {
            return appliedQuota(quotaCode);
        }
    }

    private static List<FindingKey> keys(AuditReport report) {
        return report.runs().getFirst().judged().open().stream()
                .map(OpenFinding::key)
                .toList();
    }

    private static Map<FindingKey, Finding> texts(AuditReport report) {
        return report.findings().read(keys(report));
    }

    @Test
    void anAuditIsRunning_theDryRunEndsAndNamesIt() {
        installation.tick();
        MemoryTable state = installation.database.table("state");
        state.write(new Write.Update(
                state,
                new ItemKey("H#123456789012#eu-west-1", "-"),
                Map.of(
                        "holder",
                        Attribute.of("run-of-the-function"),
                        "until",
                        Attribute.of(
                                installation.timeline.instant().plusSeconds(90).toEpochMilli())),
                Set.of(),
                Condition.always()));

        RegionRun run = installation.run(dryRun());

        assertThat(run.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(run.message()).contains("run-of-the-function");
        assertThat(installation.region().takeDescribed()).isEmpty();
    }
}
