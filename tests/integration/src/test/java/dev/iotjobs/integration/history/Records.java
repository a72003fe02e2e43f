package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.api.Answer;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks each write of a record. The record must agree with answers of the service, and findings must change as the
 * rules require.
 */
public final class Records {

    private final World world;

    /** For each run and job, the last answer of DescribeJob. The key has the run, the Region and the job id. */
    private final Map<String, Answer<Job>> answers = new HashMap<>();

    /** All states of a job that DescribeJob has returned, by Region and job id. */
    private final Map<String, Set<Job>> seen = new HashMap<>();

    Records(World world) {
        this.world = world;
    }

    void described(Run run, AccountRegion place, String jobId, Answer<Job> answer) {
        answers.put(key(run, place.region(), jobId), answer);
        if (answer instanceof Answer.Ok<Job>(var job)) {
            seen.computeIfAbsent(place.region() + " " + jobId, _ -> new HashSet<>())
                    .add(job);
        }
    }

    /** Whether the job of a finding has ever been in the scope, by the answers of DescribeJob so far. */
    boolean mayBeInScope(String finding, Scope scope) {
        String jobId = Findings.subjectId(finding).split("@", 2)[0];
        return seen.getOrDefault(Findings.region(finding) + " " + jobId, Set.of()).stream()
                .anyMatch(job -> scope.includes(job, true));
    }

    /**
     * The result of a change to a finding.
     *
     * @param severity null if the finding closed
     * @param end the reason for closing; null if the finding is open
     */
    private record Move(
            @Nullable Severity severity, @Nullable End end) {}

    /**
     * Checks the write of a record.
     *
     * @param findings the findings that the same transaction wrote, by name
     */
    void written(Run run, Witness.Change change, Map<String, Item> findings) {
        SubjectRecord before = read(change.before());
        SubjectRecord after = read(change.after());
        if (change.before() != null && before == null) {
            return;
        }
        world.require(
                (change.after() == null) == (after == null),
                "a record that is written can be read",
                () -> run.spec.id() + " " + change.after());
        SubjectRecord record = after != null ? after : before;
        if (record == null) {
            return;
        }
        if (record.subject() instanceof Subject.OfJob) {
            requireNewer(run, before, after);
            checkMoves(run, before, after, findings);
        } else {
            world.require(
                    !run.isNarrow(),
                    "an audit of a narrower scope judges no account",
                    () -> run.spec.id() + " " + record.subject().id());
        }
    }

    private void requireNewer(Run run, @Nullable SubjectRecord before, @Nullable SubjectRecord after) {
        if (after == null || after.observation() == null) {
            return;
        }
        Job seen = Objects.requireNonNull(after.job());
        if (before != null && before.observation() != null) {
            Job known = Objects.requireNonNull(before.job());
            world.require(
                    version(seen) < 0 || version(seen) >= version(known),
                    "older evidence never replaces newer",
                    () -> run.spec.id() + " writes " + seen + " over " + known);
            if (before.observation().describedAt().equals(after.observation().describedAt())) {
                return;
            }
        }
        Answer<Job> answer = answers.get(key(run, seen.key().region(), seen.jobId()));
        world.require(
                answer instanceof Answer.Ok<Job>(var job)
                        && isSame(job.key(), seen.key())
                        && version(job) == version(seen),
                "evidence is what the service answered",
                () -> run.spec.id() + " writes " + seen + ", was answered " + answer);
    }

    /** The data of the job that the run may have judged before it wrote the record. */
    private List<JobFacts> candidates(Run run, @Nullable SubjectRecord before, @Nullable SubjectRecord after) {
        List<JobFacts> facts = new ArrayList<>();
        if (after != null) {
            addFacts(facts, after);
        } else if (before != null) {
            addFacts(facts, before);
            if (answers.get(key(run, before.key().region(), before.key().jobId())) instanceof Answer.Ok<Job>(var job)
                    && before.observation() != null
                    && isSame(job.key(), before.key())) {
                facts.add(new JobFacts(job, run.clock(), facts.getFirst().earlier()));
            }
        }
        return facts;
    }

    private static void addFacts(List<JobFacts> facts, SubjectRecord record) {
        if (record.observation() != null) {
            Job job = Objects.requireNonNull(record.job());
            JobFacts.Seen seen = new JobFacts.Seen(
                    record.observation().describedAt(),
                    record.observation().times().still().since());
            facts.add(new JobFacts(job, seen, record.observation().earlier(), JobFacts.OFF));
        }
    }

    private void checkMoves(
            Run run, @Nullable SubjectRecord known, @Nullable SubjectRecord next, Map<String, Item> findings) {
        SubjectRecord record = Objects.requireNonNull(next != null ? next : known);
        List<JobFacts> facts = candidates(run, known, next);
        Map<String, Severity> before = open(known);
        Map<String, Severity> after = open(next);
        Set<String> ruleIds = new HashSet<>(before.keySet());
        ruleIds.addAll(after.keySet());
        boolean gone = next == null && saidGone(run, record);
        for (String ruleId : ruleIds) {
            Severity now = after.get(ruleId);
            String name = Findings.name(
                    record.key().region(), ruleId, record.subject().id());
            Item finding = findings.get(name);
            if (before.get(ruleId) == now) {
                continue;
            }
            if (finding == null) {
                requireTakenOver(run, name, before.get(ruleId), now);
                continue;
            }
            String end = finding.textOrNull("closedBecause");
            Move move = new Move(now, end == null ? null : End.valueOf(end));
            Set<Move> allowed =
                    gone ? Set.of(new Move(null, End.JOB_GONE)) : moves(run, ruleId, before.get(ruleId), facts);
            world.require(
                    allowed.contains(move) && Findings.open(finding) == now,
                    "a finding opens, changes and closes as its rule says",
                    () -> run.spec.id() + " " + name + " was " + before.get(ruleId) + ", is " + move + ", may be "
                            + allowed + " by " + facts);
        }
    }

    /**
     * Checks a finding that a run has added to a record without writing it to the findings table. That is right only
     * after the record was lost: the run then takes the open finding from the findings table.
     *
     * @param before severity in the record before; null if the finding was not open
     * @param now severity in the record now; null if the finding is not open
     */
    private void requireTakenOver(Run run, String name, @Nullable Severity before, @Nullable Severity now) {
        world.require(
                before == null && Findings.open(world).get(name) == now,
                "a finding is written with its record",
                () -> run.spec.id() + " " + name + " was " + before + ", is " + now);
    }

    /** Severities of the open findings in a record, by rule id; empty if there is no record. */
    private static Map<String, Severity> open(@Nullable SubjectRecord record) {
        Map<String, Severity> open = new HashMap<>();
        if (record != null) {
            record.marks().forEach((ruleId, mark) -> {
                if (mark.severity() != null) {
                    open.put(ruleId, mark.severity());
                }
            });
        }
        return open;
    }

    /**
     * Whether the run may treat the job of a record as deleted, because of the answer that the run got from
     * DescribeJob. It may if the job does not exist, or if another job has its id. An answer without the time of
     * creation counts as an answer about the newest job with this id that has a record.
     */
    private boolean saidGone(Run run, SubjectRecord record) {
        return switch (answers.get(key(run, record.key().region(), record.key().jobId()))) {
            case Answer.Missing<Job> _ -> true;
            case Answer.Ok<Job>(var job) -> !isSame(job.key(), record.key()) || hasSuccessor(record.key());
            case null, default -> false;
        };
    }

    private boolean hasSuccessor(JobKey key) {
        Instant createdAt = key.createdAt();
        return createdAt != null
                && stored().values().stream()
                        .filter(other -> other.subject() instanceof Subject.OfJob
                                && other.key().region().equals(key.region())
                                && other.key().jobId().equals(key.jobId()))
                        .map(other -> other.key().createdAt())
                        .anyMatch(other -> other != null && other.isAfter(createdAt));
    }

    /** Whether two keys can be keys of the same job. If one of them lacks the time of creation, it matches any time. */
    private static boolean isSame(JobKey one, JobKey other) {
        return one.createdAt() == null
                || other.createdAt() == null
                || one.createdAt().equals(other.createdAt());
    }

    private Set<Move> moves(Run run, String ruleId, @Nullable Severity state, List<JobFacts> facts) {
        Set<Move> moves = new HashSet<>();
        for (JobFacts known : facts) {
            for (Instant at : run.timesOfJudgement()) {
                Memory memory = state == null ? Memory.NONE : new Memory(state, at, 1, 0, FactSource.COUNTED);
                List<Evaluation> evaluations = run.ruleBook.judge(known, at, run.policy::ruling, _ -> memory);
                moves.add(evaluations.stream()
                        .filter(evaluation -> evaluation.rule().id().equals(ruleId))
                        .findFirst()
                        .map(evaluation -> move(state, evaluation.verdict().outcome()))
                        .orElse(new Move(null, End.RULE_OFF)));
            }
        }
        return moves;
    }

    private static Move move(@Nullable Severity state, Outcome outcome) {
        return switch (outcome) {
            case Outcome.NonCompliant(var severity) -> new Move(severity, null);
            case Outcome.Compliant _ -> new Move(null, End.FIXED);
            case Outcome.NotApplicable(var end) -> new Move(null, end);
            case Outcome.InsufficientData _ -> new Move(state, null);
            case Outcome.Pending(var reason, var severity) ->
                new Move(state == null || severity == null ? state : severity, null);
        };
    }

    /** All readable records, by Region and subject. */
    Map<String, SubjectRecord> stored() {
        Map<String, SubjectRecord> stored = new TreeMap<>();
        for (RegionJobs region : world.regions.values()) {
            RegionStore store = new RegionStore(region.place, world.findings(), world.state(), "witness");
            store.shards()
                    .forEach(shard -> store.read(
                            shard,
                            record -> stored.put(
                                    region.place.region() + " "
                                            + record.subject().id(),
                                    record),
                            _ -> {}));
        }
        return stored;
    }

    /** Severities of the open findings in all records, by name of the finding. */
    Map<String, Severity> open() {
        Map<String, Severity> open = new TreeMap<>();
        stored().forEach((name, record) -> {
            String region = name.substring(0, name.indexOf(' '));
            open(record)
                    .forEach((ruleId, severity) -> open.put(
                            Findings.name(region, ruleId, record.subject().id()), severity));
        });
        return open;
    }

    /** The data that an audit judges if it describes the job now, with earlier observations from the job's record. */
    List<JobFacts> possibleFacts(Job job, Map<String, SubjectRecord> stored) {
        SubjectRecord record = stored.get(name(job, stored));
        return record == null || record.observation() == null
                ? List.of(new JobFacts(job, world.now(), List.of()))
                : List.of(new JobFacts(job, world.now(), record.observation().earlier()));
    }

    /** Reads the record in an item as an audit does; null if there is no item, or it cannot be read. */
    private @Nullable SubjectRecord read(@Nullable Item item) {
        if (item == null) {
            return null;
        }
        MemoryTable alone = new MemoryDatabase(world::now).table("state");
        alone.restore(List.of(item));
        List<SubjectRecord> found = new ArrayList<>();
        String region = item.key().partition().split("#", -1)[2];
        new RegionStore(world.region(region).place, alone, alone, "witness")
                .read(item.key().partition(), found::add, _ -> {});
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * The name of the record of a job. If the job's time of creation is missing, the result is the record with the
     * latest time among those with the job's id.
     */
    static String name(Job job, Map<String, SubjectRecord> stored) {
        if (job.key().createdAt() != null) {
            return name(job.key());
        }
        return stored.keySet().stream()
                .filter(name -> name.startsWith(job.key().region() + " " + job.jobId() + "@"))
                .reduce((_, later) -> later)
                .orElse(name(job.key()));
    }

    /** The name of the record of a job with this key. */
    static String name(JobKey key) {
        return key.region() + " " + new Subject.OfJob(key).id();
    }

    /** The version of a job's state, which only increases; -1 if the job has no counters. */
    static long version(Job job) {
        return job.jobProcessDetails() == null ? -1 : job.jobProcessDetails().removed();
    }

    private static String key(Run run, String region, String jobId) {
        return run.spec.id() + " " + region + " " + jobId;
    }
}
