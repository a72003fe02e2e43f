package dev.iotjobs.auditor.state.record;

import dev.iotjobs.auditor.Jobs;
import dev.iotjobs.auditor.PlantedRule;
import dev.iotjobs.auditor.fact.Fact;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobBuilder;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.policy.Selector;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleContext;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Verdict;
import dev.iotjobs.auditor.rule.account.QuotaNearLimit;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.rule.lifecycle.LiveJobDeleted;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.SubjectRecord.Step;
import dev.iotjobs.auditor.text.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of jobs, judged by two planted rules. One of the rules needs tags. */
final class TestRecords {

    static final Duration TICK = Duration.ofMinutes(15);
    static final Verdict HIGH = Verdict.nonCompliant(Severity.HIGH, "it is bad");
    static final String EVERY_JOB = PlantedRule.ID;
    static final String UNTAGGED = "IOTJ-TST-02";
    static final Selector CANARIES = new Selector(
            List.of(), List.of(), List.of(), Map.of("stage", new Glob("canary")), Set.of(), null, List.of());

    /**
     * A rule that needs the tags of a job. If the tags are known, the rule always reports that the job has no owner.
     */
    static final class OwnerMissing extends Rule<JobFacts> {

        OwnerMissing() {
            super(PlantedRule.builder(UNTAGGED).needs(Fact.TAGS).build());
        }

        @Override
        public Verdict judge(JobFacts facts, RuleContext context) {
            return Verdict.nonCompliant(Severity.LOW, "there is no owner");
        }
    }

    static final RuleBook BOOK = new RuleBook(
            List.of(new PlantedRule(EVERY_JOB, HIGH), new OwnerMissing(), new QuotaNearLimit(), new LiveJobDeleted()));

    private TestRecords() {}

    static Circumstances at(
            Instant now, @Nullable Instant baselineAt, boolean isFirstAudit, Policy policy, String... changedRules) {
        return new Circumstances(
                BOOK,
                policy,
                now,
                TICK,
                new Circumstances.Baseline(baselineAt, isFirstAudit, Set.of(changedRules)),
                Duration.ZERO);
    }

    /** Circumstances after the first audit, which was three days ago. The tested jobs are two days old. */
    static Circumstances at(Instant now, String... changedRules) {
        return at(now, Jobs.NOW.minus(Duration.ofDays(3)), false, tagged(), changedRules);
    }

    static Policy tagged() {
        return Policy.standard().withFacts(Set.of(Fact.TAGS));
    }

    static SubjectRecord unknown(Job job) {
        return SubjectRecord.unknown(new Subject.OfJob(job.key()));
    }

    static Step described(SubjectRecord known, JobBuilder job, Circumstances circumstances) {
        return known.next(new DescribeOutcome.Described(job.build()), circumstances);
    }

    static SubjectRecord record(Step step) {
        return Objects.requireNonNull(step.next());
    }

    static @Nullable How how(Step step, String ruleId) {
        return Objects.requireNonNull(record(step).marks().get(ruleId)).how();
    }

    static Known<Tags> noTags() {
        return new Known.Is<>(Tags.of(Map.of(), Set.of()));
    }
}
