package dev.iotjobs.auditor.state;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingBuilder;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.Transition;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.state.record.FindingChange;
import dev.iotjobs.auditor.state.record.Mark;
import dev.iotjobs.auditor.state.record.Mark.How;
import dev.iotjobs.auditor.state.record.Observation;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the findings that one judgement of a subject changes. For each finding, the stored findings show whether it is
 * new, reopened or already open.
 */
final class FindingMaker {

    private final AccountRegion place;
    private final SubjectRecord known;
    private final SubjectRecord.Step step;
    private final Map<FindingKey, Finding> stored;
    private final Instant now;
    private final Map<String, Mark> marks;
    private final List<Supplier<Finding>> findings = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();

    /** @param stored the stored findings that {@code step} changes, before the change; new findings are absent */
    FindingMaker(
            AccountRegion place,
            SubjectRecord known,
            SubjectRecord.Step step,
            Map<FindingKey, Finding> stored,
            Instant now) {
        this.place = place;
        this.known = known;
        this.step = step;
        this.stored = stored;
        this.now = now;
        this.marks = new HashMap<>(step.next() == null ? Map.of() : step.next().marks());
        step.changes().forEach(this::take);
    }

    static FindingKey key(AccountRegion place, SubjectRecord known, FindingChange change) {
        return new FindingKey(place, known.subject(), change.ruleId());
    }

    /**
     * The record to write; null if no record is to be kept. Its marks say of each open finding whether the finding is
     * new, reopened or a baseline finding.
     */
    @Nullable
    SubjectRecord next() {
        SubjectRecord next = step.next();
        return next == null
                ? null
                : new SubjectRecord(
                        next.subject(),
                        next.revision(),
                        next.writer(),
                        next.observation(),
                        next.failure(),
                        next.tags(),
                        marks);
    }

    /** Makes the findings to write to the findings table. */
    List<Finding> findings() {
        return findings.stream().map(Supplier::get).toList();
    }

    List<Transition> transitions() {
        return transitions;
    }

    private void take(FindingChange change) {
        FindingKey key = key(place, known, change);
        Finding before = stored.get(key);
        TransitionType type = change.type();
        Mark mark = marks.get(change.ruleId());
        Instant since = since(before, mark);
        if (type == TransitionType.OPENED && before != null && mark != null && mark.how() != null) {
            if (before.isOpen()) {
                type = null;
                marks.put(change.ruleId(), mark.openSince(since, before.changedAt()));
            } else if (mark.how() == How.NEW) {
                type = TransitionType.REOPENED;
                marks.put(change.ruleId(), mark.withHow(How.REOPENED));
            }
        }
        TransitionType settled = type;
        if (change.evaluation() != null || change.closes()) {
            findings.add(() -> finding(key, change, settled, before, since));
        } else if (before != null) {
            findings.add(() -> restated(before, change, settled));
        }
        if (settled != null) {
            transitions.add(new Transition(key, settled, change.severity(), change.end()));
        }
    }

    private Instant since(@Nullable Finding before, @Nullable Mark mark) {
        if (before != null && before.isOpen()) {
            return before.since();
        }
        return mark != null ? mark.since() : before != null ? before.since() : now;
    }

    private Finding finding(
            FindingKey key,
            FindingChange change,
            @Nullable TransitionType type,
            @Nullable Finding before,
            Instant since) {
        FindingBuilder finding = before == null
                ? Finding.builder(key, change.severity(), now)
                : before.toBuilder().severity(change.severity());
        Evaluation evaluation = change.evaluation();
        Job job = step.job() == null ? known.job() : step.job();
        if (evaluation != null) {
            RuleDefinition<?> rule = evaluation.rule();
            finding.rule(rule.version(), rule.title(), job == null ? rule.fix() : rule.fix(job.origin()));
        }
        Evidence evidence = evaluation == null && before != null ? before.evidence() : change.evidence();
        List<CliCommand> commands = evaluation == null || change.closes()
                ? List.of()
                : evaluation.verdict().commands();
        List<String> targets = job == null ? List.of() : job.targets();
        Observation observation =
                step.next() == null ? known.observation() : step.next().observation();
        return finding.status(status(change), change.end())
                .exemption(exemption(change))
                .because(change.reason(), evidence, commands)
                .origin(job == null ? null : job.origin())
                .targets(targets.stream().limit(Finding.MOST_TARGETS).toList(), targets.size())
                .since(since)
                .evaluatedAt(observation == null ? now : observation.describedAt())
                .updatedAt(now)
                .history(history(before, type, change, since), before == null ? 0 : before.earlierEvents())
                .build();
    }

    private FindingStatus status(FindingChange change) {
        if (change.closes()) {
            return FindingStatus.CLOSED;
        }
        return exemption(change) == null ? FindingStatus.OPEN : FindingStatus.SUPPRESSED;
    }

    private @Nullable String exemption(FindingChange change) {
        Mark mark = marks.get(change.ruleId());
        return change.closes() || mark == null ? null : mark.exemption();
    }

    /** Applies a change of the exemption to a stored finding. Keeps the stored reason and evidence. */
    private Finding restated(Finding before, FindingChange change, @Nullable TransitionType type) {
        return before.toBuilder()
                .status(status(change), null)
                .exemption(exemption(change))
                .updatedAt(now)
                .history(history(before, type, change, before.since()), before.earlierEvents())
                .build();
    }

    private List<Event> history(
            @Nullable Finding before, @Nullable TransitionType type, FindingChange change, Instant since) {
        List<Event> events = new ArrayList<>(before == null ? List.of() : before.history());
        if (type != null) {
            events.add(new Event(now, type, change.severity(), change.end()));
        } else if (before == null) {
            events.add(new Event(since, TransitionType.OPENED, change.severity(), null));
        }
        return events;
    }
}
