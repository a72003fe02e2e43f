package dev.iotjobs.auditor.state.record;

import static dev.iotjobs.auditor.state.record.TestRecords.EVERY_JOB;
import static dev.iotjobs.auditor.state.record.TestRecords.HIGH;
import static dev.iotjobs.auditor.state.record.TestRecords.TICK;
import static dev.iotjobs.auditor.state.record.TestRecords.UNTAGGED;
import static dev.iotjobs.auditor.state.record.TestRecords.at;
import static dev.iotjobs.auditor.state.record.TestRecords.described;
import static dev.iotjobs.auditor.state.record.TestRecords.how;
import static dev.iotjobs.auditor.state.record.TestRecords.noTags;
import static dev.iotjobs.auditor.state.record.TestRecords.record;
import static dev.iotjobs.auditor.state.record.TestRecords.tagged;
import static dev.iotjobs.auditor.state.record.TestRecords.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.PlantedRule;
import dev.iotjobs.auditor.fact.DeletedJob;
import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.fact.RuleRuns;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.config.JobProcessDetails;
import dev.iotjobs.auditor.policy.Exemption;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.CoverageBuilder;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.lifecycle.LiveJobDeleted;
import dev.iotjobs.auditor.setting.SettingValues;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.SubjectRecord.Step;
import dev.iotjobs.auditor.text.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubjectRecordTest {

    @Test
    void next_firstDescription_isBaselineForJobsCreatedBeforeTheFirstAudit() {
        JobBuilder job = Jobs.inProgress();
        Instant created = Objects.requireNonNull(job.build().key().createdAt());
        SubjectRecord unknown = unknown(job.build());

        assertThat(how(described(unknown, job, at(Jobs.NOW, created, false, tagged())), EVERY_JOB))
                .isEqualTo(How.NEW);
        assertThat(how(described(unknown, job, at(Jobs.NOW, created.plusMillis(1), false, tagged())), EVERY_JOB))
                .isEqualTo(How.BASELINE);
        assertThat(how(described(unknown, job, at(Jobs.NOW, null, false, tagged())), EVERY_JOB))
                .isEqualTo(How.BASELINE);
    }

    @Test
    void next_laterDescription_opensAsNewUnlessTheStoredEvidenceIsJudgedByAChangedRule() {
        JobBuilder job = Jobs.inProgress();
        Policy off = tagged().withRulesOff(Set.of(EVERY_JOB));
        SubjectRecord known = record(described(unknown(job.build()), job, at(Jobs.NOW.minus(TICK), null, false, off)));
        Circumstances changed = at(Jobs.NOW, null, false, tagged(), EVERY_JOB);

        assertThat(how(described(known, job, changed), EVERY_JOB)).isEqualTo(How.NEW);
        assertThat(how(known.byEvidence(changed), EVERY_JOB)).isEqualTo(How.BASELINE);
        assertThat(how(known.byEvidence(at(Jobs.NOW, null, false, tagged())), EVERY_JOB))
                .isEqualTo(How.NEW);
    }

    @Test
    void next_neverDescribed_staysUnknown() {
        SubjectRecord unknown = unknown(Jobs.inProgress().build());

        assertThat(unknown.byEvidence(at(Jobs.NOW)).next()).isEqualTo(unknown);
        assertThat(unknown.next(new DescribeOutcome.Tagged(noTags()), at(Jobs.NOW))
                        .next())
                .isEqualTo(unknown);
    }

    @Test
    void next_failures_areCountedOnceATick() {
        SubjectRecord unknown = unknown(Jobs.inProgress().build());
        DescribeOutcome denied = new DescribeOutcome.Failed(Failure.Kind.DENIED, "AccessDeniedException");
        SubjectRecord once = record(unknown.next(denied, at(Jobs.NOW)));

        assertThat(once.failure()).isEqualTo(new Failure(Failure.Kind.DENIED, 1, Jobs.NOW));
        assertThat(record(once.next(denied, at(Jobs.NOW.plusSeconds(449)))).failure())
                .isEqualTo(new Failure(Failure.Kind.DENIED, 1, Jobs.NOW));
        assertThat(record(once.next(denied, at(Jobs.NOW.plusSeconds(450)))).failure())
                .isEqualTo(new Failure(Failure.Kind.DENIED, 2, Jobs.NOW.plusSeconds(450)));
    }

    private static SubjectRecord quota() {
        return SubjectRecord.unknown(
                new Subject.OfQuota(usage().place(), usage().quota().code()));
    }

    private static QuotaUsage usage() {
        return new QuotaUsage(
                Jobs.PLACE,
                new QuotaUsage.Quota("L-FBF5CD89", "Concurrent jobs"),
                100.0,
                LimitSource.APPLIED,
                95,
                0,
                true);
    }

    @Test
    void next_subjectOfTheAccount_isBaselineInTheFirstAuditOrByAChangedRule() {
        String rule = new QuotaNearLimit().definition().id();

        assertThat(how(quota().next(usage(), at(Jobs.NOW)), rule)).isEqualTo(How.NEW);
        assertThat(how(quota().next(usage(), at(Jobs.NOW, EVERY_JOB)), rule)).isEqualTo(How.NEW);
        assertThat(how(quota().next(usage(), at(Jobs.NOW, rule)), rule)).isEqualTo(How.BASELINE);
        assertThat(how(quota().next(usage(), at(Jobs.NOW, null, true, tagged())), rule))
                .isEqualTo(How.BASELINE);
    }

    private static SubjectRecord deleted() {
        JobBuilder job = Jobs.inProgress()
                .jobProcessDetails(JobProcessDetails.builder().inProgress(2).build());
        return SubjectRecord.seen(new Subject.OfJob(job.build().key()), job.build(), at(Jobs.NOW))
                .deleted(new Observation.Gone(Jobs.NOW, true));
    }

    @Test
    void next_factsOfEveryKind_areJudgedWithoutAJob() {
        SubjectRecord region = SubjectRecord.unknown(new Subject.OfRegion(Jobs.PLACE));

        for (Facts facts : List.of(
                new CoverageBuilder(3).region(),
                new RuleRuns(Jobs.PLACE, EVERY_JOB, 1, true, 3, null),
                new SiblingFacts(List.of(), true),
                new TargetFacts(Jobs.GROUP, List.of(), true))) {
            assertThat(region.next(facts, at(Jobs.NOW)).evaluations()).isEmpty();
            assertThat(judgedByAll(region, facts)).isNotEmpty();
        }
    }

    private static List<Evaluation> judgedByAll(SubjectRecord subject, Facts facts) {
        return subject.next(
                        facts,
                        new Circumstances(
                                RuleBook.standard(),
                                Policy.standard(),
                                Jobs.NOW,
                                TICK,
                                new Circumstances.Baseline(null, false, Set.of()),
                                Duration.ZERO))
                .evaluations();
    }

    @Test
    void next_deletedJob_isNeverBaseline() {
        String rule = new LiveJobDeleted().definition().id();

        assertThat(how(deleted().byEvidence(at(Jobs.NOW, null, true, tagged(), rule)), rule))
                .isEqualTo(How.NEW);
    }

    @Test
    void next_deletedJob_isExemptedByWhatItWas() {
        Selector self = new Selector(List.of(), List.of(), List.of(), Map.of(), Set.of(Origin.SELF), null, List.of());
        Exemption exemption = new Exemption(
                "EX-1", List.of(new Glob("*")), self, new Exemption.Approval("it is known", "ops", null), null, null);
        Policy policy = new Policy(SettingValues.STANDARD, Map.of(), List.of(), List.of(exemption), Set.of(), Map.of());
        Circumstances circumstances = at(Jobs.NOW, null, true, policy);

        assertThat(record(deleted().byEvidence(circumstances)).marks().values())
                .extracting(Mark::exemption)
                .containsExactly("EX-1");
        assertThat(record(quota().next(usage(), circumstances)).marks().values())
                .extracting(Mark::exemption)
                .containsExactly((String) null);
    }

    @Test
    void deletion_ofARecordThatIsAboutNone_isRefused() {
        SubjectRecord unknown = unknown(Jobs.inProgress().build());
        SubjectRecord seen =
                SubjectRecord.seen(unknown.subject(), Jobs.inProgress().build(), at(Jobs.NOW));

        assertThat(deleted().deletion())
                .isEqualTo(new DeletedJob(Objects.requireNonNull(deleted().job()), Jobs.NOW, Jobs.NOW, true, false));
        assertThatThrownBy(() -> unknown.deleted(new Observation.Gone(Jobs.NOW, false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("never described: ");
        for (SubjectRecord record : List.of(unknown, seen)) {
            assertThatThrownBy(record::deletion)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("not about a deletion: ");
        }
    }

    @Test
    void key_ofASubjectThatIsNoJob_isRefused() {
        assertThatThrownBy(() -> quota().key())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not about a job: quota/L-FBF5CD89");
    }

    private static Finding open(SubjectRecord known) {
        return Finding.builder(
                        new FindingKey(Jobs.PLACE, known.subject(), EVERY_JOB),
                        Severity.MEDIUM,
                        Jobs.NOW.minusSeconds(90))
                .build();
    }

    @Test
    void adopting_openFinding_givesAMarkWhereNoneIsOpen() {
        SubjectRecord known = unknown(Jobs.inProgress().build());
        Mark open = Mark.first(Severity.HIGH, Jobs.NOW, How.NEW, true);
        Mark pending = Mark.first(null, Jobs.NOW, null, true);
        Mark adopted = Mark.first(Severity.MEDIUM, Jobs.NOW.minusSeconds(90), How.NEW, true);

        assertThat(known.adopting(List.of(open(known))).marks()).containsEntry(EVERY_JOB, adopted);
        assertThat(with(known, pending).adopting(List.of(open(known))).marks()).containsEntry(EVERY_JOB, adopted);
        assertThat(with(known, open).adopting(List.of(open(known))).marks()).containsEntry(EVERY_JOB, open);
        assertThat(record(known.keeping(open(known))).marks()).containsEntry(EVERY_JOB, adopted);
    }

    private static SubjectRecord with(SubjectRecord record, Mark mark) {
        return new SubjectRecord(record.subject(), 1, "run", record.observation(), null, null, Map.of(EVERY_JOB, mark));
    }

    @Test
    void statingAll_openFindings_areStatedOnce() {
        JobBuilder job = Jobs.inProgress();
        Step opened = described(unknown(job.build()), job, at(Jobs.NOW));
        Step same = described(record(opened), job, at(Jobs.NOW.plusSeconds(1)));

        assertThat(opened.statingAll().changes()).isEqualTo(opened.changes());
        assertThat(same.changes()).isEmpty();
        assertThat(same.statingAll().changes())
                .extracting(FindingChange::ruleId, FindingChange::type, FindingChange::severity, FindingChange::reason)
                .containsExactly(tuple(EVERY_JOB, (TransitionType) null, Severity.HIGH, "it is bad"));
    }

    @Test
    void statingAll_recordThatIsNotKept_isUnchanged() {
        Step step = new Step(null, List.of(), List.of(PlantedRule.evaluation(HIGH)));

        assertThat(step.statingAll()).isSameAs(step);
    }

    @Test
    void statingAll_findingsBesideAChangedOne_areStated() {
        JobBuilder job = Jobs.inProgress();
        SubjectRecord known = record(record(described(unknown(job.build()), job, at(Jobs.NOW)))
                .next(new DescribeOutcome.Tagged(noTags()), at(Jobs.NOW)));
        Step same = known.byEvidence(at(Jobs.NOW));
        FindingChange change = FindingChange.closed(EVERY_JOB, Severity.HIGH, End.FIXED, "it is well");

        assertThat(new Step(same.next(), List.of(change), same.evaluations())
                        .statingAll()
                        .changes())
                .extracting(FindingChange::ruleId, FindingChange::type)
                .containsExactly(tuple(EVERY_JOB, TransitionType.CLOSED), tuple(UNTAGGED, (TransitionType) null));
    }

    @Test
    void next_everyStep_raisesTheRevision() {
        JobBuilder job = Jobs.inProgress();
        SubjectRecord first = record(described(unknown(job.build()), job, at(Jobs.NOW)));

        assertThat(first.revision()).isEqualTo(1);
        assertThat(record(first.byEvidence(at(Jobs.NOW))).revision()).isEqualTo(2);
    }

    @Test
    void next_subjectWithoutMarks_isNotKept() {
        QuotaUsage low = new QuotaUsage(Jobs.PLACE, usage().quota(), 100.0, LimitSource.APPLIED, 5, 0, true);

        assertThat(quota().next(low, at(Jobs.NOW)).next()).isNull();
        assertThat(quota().next(usage(), at(Jobs.NOW)).next()).isNotNull();
    }

    @Test
    void next_jobThatEndedLongAgo_isKeptUntilTheNextAuditAndWhileAFindingIsOpen() {
        Policy off = Policy.standard().withRulesOff(Set.of(EVERY_JOB, UNTAGGED));
        Circumstances without = at(Jobs.NOW, null, false, off);
        JobBuilder old = Jobs.job(JobStatus.COMPLETED)
                .completedAt(Jobs.NOW.minus(Duration.ofDays(30)).minusMillis(1));
        JobBuilder recent = Jobs.job(JobStatus.COMPLETED).completedAt(Jobs.NOW.minus(Duration.ofDays(30)));
        SubjectRecord known = record(described(unknown(old.build()), old, without));

        assertThat(described(known, old, without).next()).isNull();
        assertThat(described(known, recent, without).next()).isNotNull();
        assertThat(described(known, old, at(Jobs.NOW)).next()).isNotNull();
        assertThat(described(known, Jobs.job(JobStatus.COMPLETED), without).next())
                .isNotNull();
        assertThat(described(known, old.status(JobStatus.IN_PROGRESS), without).next())
                .isNotNull();
    }

    @Test
    void next_listedJob_isKeptWithAFindingOnly() {
        Job job = Jobs.job(JobStatus.COMPLETED).build();
        Circumstances off = at(Jobs.NOW, null, false, Policy.standard().withRulesOff(Set.of(EVERY_JOB, UNTAGGED)));
        Step kept = unknown(job).next(new DescribeOutcome.Listed(job), at(Jobs.NOW));

        assertThat(record(kept).marks()).containsKey(EVERY_JOB);
        assertThat(how(kept, EVERY_JOB)).isEqualTo(How.NEW);
        assertThat(unknown(job).next(new DescribeOutcome.Listed(job), off).next())
                .isNull();
        assertThat(unknown(job).next(new DescribeOutcome.Listed(job), off).job())
                .isEqualTo(job);
    }
}
