package dev.iotjobs.auditor.state.record;

import static dev.iotjobs.auditor.state.record.TestRecords.CANARIES;
import static dev.iotjobs.auditor.state.record.TestRecords.EVERY_JOB;
import static dev.iotjobs.auditor.state.record.TestRecords.UNTAGGED;
import static dev.iotjobs.auditor.state.record.TestRecords.at;
import static dev.iotjobs.auditor.state.record.TestRecords.described;
import static dev.iotjobs.auditor.state.record.TestRecords.how;
import static dev.iotjobs.auditor.state.record.TestRecords.noTags;
import static dev.iotjobs.auditor.state.record.TestRecords.record;
import static dev.iotjobs.auditor.state.record.TestRecords.tagged;
import static dev.iotjobs.auditor.state.record.TestRecords.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.RuleOverride;
import dev.iotjobs.auditor.policy.RulePolicy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.text.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the tags of a job must be read, and what follows from the tags. */
class TagsOfRecordsTest {

    @ParameterizedTest
    @CsvSource({"PT24H, BASELINE", "PT23H59M59.999S, NEW", ", BASELINE"})
    void next_tagsReadForTheFirstTime_areBaselineForJobsOfADay(@Nullable Duration age, How expected) {
        JobKey key = new JobKey(Jobs.key("firmware-7").arn(), age == null ? null : Jobs.NOW.minus(age));
        Job job = Job.builder(key, JobStatus.IN_PROGRESS).build();
        SubjectRecord known = record(unknown(job).next(new DescribeOutcome.Described(job), at(Jobs.NOW)));

        assertThat(how(known.next(new DescribeOutcome.Tagged(noTags()), at(Jobs.NOW)), UNTAGGED))
                .isEqualTo(expected);
    }

    @Test
    void next_tagsReadAgain_openAsNew() {
        JobBuilder job = Jobs.inProgress();
        SubjectRecord known = record(described(unknown(job.build()), job, at(Jobs.NOW)));
        Policy off = tagged().withRulesOff(Set.of(UNTAGGED));
        SubjectRecord read = record(known.next(
                new DescribeOutcome.Tagged(noTags()), at(Jobs.NOW, Jobs.NOW.minus(Duration.ofDays(3)), false, off)));

        assertThat(read.marks()).doesNotContainKey(UNTAGGED);
        assertThat(how(read.next(new DescribeOutcome.Tagged(noTags()), at(Jobs.NOW)), UNTAGGED))
                .isEqualTo(How.NEW);
    }

    @Test
    void next_policyThatReadsNoTags_keepsNone() {
        JobBuilder job = Jobs.inProgress();
        SubjectRecord known = record(described(unknown(job.build()), job, at(Jobs.NOW)));
        SubjectRecord read = record(known.next(new DescribeOutcome.Tagged(noTags()), at(Jobs.NOW)));

        assertThat(read.tags()).isNotNull();
        assertThat(record(read.byEvidence(at(Jobs.NOW, null, false, Policy.standard())))
                        .tags())
                .isNull();
    }

    @Test
    void areTagsDue_neverReadTooOldOrOutdated_areDue() {
        JobBuilder job = Jobs.inProgress();
        Circumstances now = at(Jobs.NOW);
        SubjectRecord known = record(described(unknown(job.build()), job, now));
        SubjectRecord read = record(known.next(new DescribeOutcome.Tagged(noTags()), now));
        Instant due = Jobs.NOW.plus(Duration.ofHours(24));
        SubjectRecord damaged = new SubjectRecord(
                read.subject(),
                1,
                "run",
                read.observation(),
                null,
                new TagSight(Jobs.NOW, due, new Attribute.Bytes(new byte[] {1})),
                Map.of());

        assertThat(known.areTagsDue(Jobs.NOW, now)).isTrue();
        assertThat(read.areTagsDue(due, now)).isFalse();
        assertThat(read.areTagsDue(due.plusMillis(1), now)).isTrue();
        assertThat(damaged.areTagsDue(Jobs.NOW, now)).isTrue();
        SubjectRecord denied = record(known.next(
                new DescribeOutcome.Tagged(new Known.Unknown<>(Known.Cause.DENIED, "AccessDeniedException")), now));
        assertThat(denied.areTagsDue(Jobs.NOW, now)).isFalse();
    }

    @Test
    void next_jobThatChanged_hasItsTagsReadAgain() {
        JobBuilder job = Jobs.inProgress();
        Circumstances now = at(Jobs.NOW);
        SubjectRecord read = record(
                record(described(unknown(job.build()), job, now)).next(new DescribeOutcome.Tagged(noTags()), now));
        Circumstances later = at(Jobs.NOW.plusSeconds(60));

        assertThat(record(described(read, job, later)).areTagsDue(Jobs.NOW.plusSeconds(60), later))
                .isFalse();
        assertThat(record(described(read, job.description("Another one"), later))
                        .areTagsDue(Jobs.NOW.plusSeconds(60), later))
                .isTrue();
    }

    @Test
    void needsTags_onlyOfLiveJobsWhileTheyMayMatter() {
        JobBuilder job = Jobs.inProgress();
        SubjectRecord known = record(described(unknown(job.build()), job, at(Jobs.NOW)));
        JobBuilder ended = Jobs.job(JobStatus.COMPLETED);
        SubjectRecord completed = record(described(unknown(ended.build()), ended, at(Jobs.NOW)));
        Policy untagged = tagged().withRulesOff(Set.of(UNTAGGED));

        assertThat(known.needsTags(at(Jobs.NOW))).isTrue();
        assertThat(completed.needsTags(at(Jobs.NOW))).isFalse();
        assertThat(unknown(job.build()).needsTags(at(Jobs.NOW))).isFalse();
        assertThat(known.needsTags(at(Jobs.NOW, null, false, Policy.standard())))
                .isFalse();
        assertThat(known.needsTags(at(Jobs.NOW, null, false, untagged))).isFalse();
        assertThat(known.needsTags(at(Jobs.NOW, null, false, exemptingByTag(untagged))))
                .isTrue();
        assertThat(known.needsTags(at(Jobs.NOW, null, false, overriding(untagged, CANARIES))))
                .isTrue();
    }

    @Test
    void needsTags_overrideThatLacksAnotherField_doesNot() {
        Selector snapshots =
                new Selector(List.of(), List.of(), List.of(), Map.of(), Set.of(), TargetSelection.SNAPSHOT, List.of());
        Policy policy = overriding(tagged().withRulesOff(Set.of(UNTAGGED)), snapshots);
        JobBuilder job = Jobs.inProgress().targetSelection(null);

        assertThat(record(described(unknown(job.build()), job, at(Jobs.NOW)))
                        .needsTags(at(Jobs.NOW, null, false, policy)))
                .isFalse();
    }

    private static Policy overriding(Policy policy, Selector when) {
        RulePolicy off = new RulePolicy(false, SettingValues.STANDARD, Map.of());
        RuleOverride some = new RuleOverride("some", when, Map.of(EVERY_JOB, off));
        return new Policy(policy.shared(), policy.rules(), List.of(some), List.of(), policy.facts(), Map.of());
    }

    private static Policy exemptingByTag(Policy policy) {
        Exemption exemption = new Exemption(
                "EX-1",
                List.of(new Glob("*")),
                CANARIES,
                new Exemption.Approval("it is known", "ops", null),
                null,
                null);
        return new Policy(policy.shared(), policy.rules(), List.of(), List.of(exemption), policy.facts(), Map.of());
    }
}
