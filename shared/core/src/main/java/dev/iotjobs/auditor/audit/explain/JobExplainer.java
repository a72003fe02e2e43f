package dev.iotjobs.auditor.audit.explain;

import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.JobRecords;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.record.Circumstances;
import dev.iotjobs.auditor.state.record.DescribeOutcome;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.state.record.SubjectRecord.Step;
import dev.iotjobs.auditor.table.ItemTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges single jobs of a Region as the next audit would, and compares the verdicts with the stored findings. Writes
 * nothing. Methods may throw {@link dev.iotjobs.auditor.table.StoreException}.
 */
public final class JobExplainer {

    private static final Comparator<SubjectRecord> OLDEST_FIRST = Comparator.comparing(
            known -> Optional.ofNullable(known.key().createdAt()).orElse(Instant.EPOCH));

    private final RegionStore store;
    private final ItemTable state;
    private final RuleBook rules;
    private final Circumstances circumstances;

    /** @param tick time between two scheduled audits */
    public JobExplainer(
            AccountRegion place,
            ItemTable findings,
            ItemTable state,
            RuleBook rules,
            Policy policy,
            Duration tick,
            Instant now) {
        this.store = new RegionStore(place, findings, state, "explain");
        this.state = state;
        this.rules = rules;
        this.circumstances = store.readHead().head().circumstances(rules, policy, now, tick, Duration.ZERO);
    }

    /**
     * Explains the newest job with this id by its stored evidence. Empty if no record has this id, or if the job was
     * never described.
     */
    public Optional<ExplainedJob> stored(String jobId) {
        return newest(jobId).flatMap(known -> {
            Job job = known.job();
            return job == null || known.observation() == null
                    ? Optional.empty()
                    : Optional.of(explained(
                            known.subject(),
                            job,
                            known.observation().describedAt(),
                            known.next(new DescribeOutcome.NotDescribed(), circumstances)));
        });
    }

    private List<SubjectRecord> records(String jobId) {
        return JobRecords.of(jobId, store.place(), state);
    }

    private Optional<SubjectRecord> newest(String jobId) {
        return records(jobId).stream().max(OLDEST_FIRST);
    }

    /**
     * Explains a job by an answer that DescribeJob gave just now.
     *
     * @param tags reads the tags of a job; called only if the result may depend on tags, and the stored tags are
     *     missing or outdated
     */
    public ExplainedJob described(Job job, Function<JobKey, Optional<Known<Tags>>> tags) {
        Subject subject = new Subject.OfJob(job.key());
        SubjectRecord known = records(job.key().jobId()).stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseGet(() -> SubjectRecord.unknown(subject));
        Step step = known.next(new DescribeOutcome.Described(job), circumstances);
        SubjectRecord next = step.next();
        if (next != null && next.needsTags(circumstances) && next.areTagsDue(circumstances.now(), circumstances)) {
            Optional<Known<Tags>> read = tags.apply(job.key());
            if (read.isPresent()) {
                step = next.next(new DescribeOutcome.Tagged(read.get()), circumstances);
            }
        }
        return explained(subject, job, null, step);
    }

    /** Keys of the tags whose values the policy compares. */
    public Set<String> comparedTags() {
        return circumstances.comparedTags();
    }

    private ExplainedJob explained(Subject subject, Job job, @Nullable Instant describedAt, Step step) {
        Map<FindingKey, Finding> findings = store.findings(keys(subject, step.evaluations()));
        Map<String, Mark> marks = step.next() == null ? Map.of() : step.next().marks();
        List<RuleVerdict> verdicts = step.evaluations().stream()
                .map(evaluation -> verdict(subject, evaluation, marks, findings))
                .toList();
        Set<String> judged = step.evaluations().stream()
                .map(evaluation -> evaluation.rule().id())
                .collect(Collectors.toSet());
        List<RuleDefinition<?>> off = new ArrayList<>(rules.definitions());
        off.removeIf(rule -> !rule.judges().equals(SubjectKind.JOB) || judged.contains(rule.id()));
        return new ExplainedJob(
                store.place(),
                job,
                describedAt == null ? circumstances.now() : describedAt,
                describedAt == null,
                verdicts,
                off);
    }

    private List<FindingKey> keys(Subject subject, Collection<Evaluation> evaluations) {
        return evaluations.stream()
                .map(evaluation ->
                        new FindingKey(store.place(), subject, evaluation.rule().id()))
                .toList();
    }

    private RuleVerdict verdict(
            Subject subject, Evaluation evaluation, Map<String, Mark> marks, Map<FindingKey, Finding> findings) {
        String ruleId = evaluation.rule().id();
        Severity severity =
                evaluation.verdict().outcome() instanceof Outcome.NonCompliant(var own) ? evaluation.shown(own) : null;
        Mark mark = marks.get(ruleId);
        return new RuleVerdict(
                evaluation.rule(),
                evaluation.verdict(),
                severity,
                mark == null ? null : mark.exemption(),
                findings.get(new FindingKey(store.place(), subject, ruleId)));
    }
}
