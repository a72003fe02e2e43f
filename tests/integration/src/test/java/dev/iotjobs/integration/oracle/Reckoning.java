package dev.iotjobs.integration.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.Change;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.integration.oracle.Figures.Count;
import dev.iotjobs.integration.oracle.Installation.Audit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds what is open, counted and told after each audit against the oracle. */
final class Reckoning {

    private static final Set<Belief> UNKNOWN = Set.of(Belief.NOTHING);

    private final NaiveOracle oracle;
    private final Place place;
    private final Findings findings;
    private final Alerts alerts;
    private final Figures figures;
    private final Map<JobKey, Set<Belief>> beliefs = new HashMap<>();
    private final Set<FindingKey> everOpen = new HashSet<>();
    private Map<JobKey, Map<String, Standing>> open = new HashMap<>();

    Reckoning(NaiveOracle oracle, Place place, Findings findings, Alerts alerts, Figures figures) {
        this.oracle = oracle;
        this.place = place;
        this.findings = findings;
        this.alerts = alerts;
        this.figures = figures;
    }

    /**
     * Checks what an audit has made of what it saw.
     *
     * @param tablesDisturbed whether something was wrong with the tables, so that not all need have been kept
     */
    void check(Audit audit, boolean tablesDisturbed) {
        RegionRun run = audit.run();
        Set<JobKey> planned = planned(audit);
        if (!tablesDisturbed) {
            assertCoverageAddsUp(run.coverage(), audit.witness().listed(), planned);
        }
        Observed observed = new Observed(audit, tablesDisturbed, planned);
        Map<JobKey, Map<String, Standing>> found = findings.open(union(beliefs.keySet(), planned));
        Map<JobKey, Set<Belief>> before = Map.copyOf(beliefs);
        planned.forEach(job -> {
            Set<Belief> possible = oracle.after(beliefs.getOrDefault(job, UNKNOWN), job, observed);
            beliefs.put(job, confirmed(job, possible, open(found, job), observed));
            count(job, before.getOrDefault(job, UNKNOWN), observed, open(found, job));
        });
        assertThat(planned).as("jobs with open findings").containsAll(found.keySet());
        alerts.audited(run.startedAt(), !tablesDisturbed);
        List<Change> changes = changes(found, before);
        open = found;
        if (!tablesDisturbed) {
            assertReported(run, changes);
        }
    }

    /** The jobs of which an audit has something to find out: the listed ones, and those it knows. */
    private Set<JobKey> planned(Audit audit) {
        Set<JobKey> known = beliefs.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(UNKNOWN))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return union(known, audit.witness().listed());
    }

    private void assertCoverageAddsUp(Coverage coverage, Set<JobKey> listed, Set<JobKey> planned) {
        int unreadable = coverage.listed() - listed.size();
        int accountedFor = coverage.expected() + coverage.vanished();
        long surelyPlanned = planned.stream()
                .filter(job -> listed.contains(job)
                        || !beliefs.getOrDefault(job, UNKNOWN).contains(Belief.NOTHING))
                .count();
        assertThat(accountedFor - unreadable)
                .as("jobs that %s accounts for", coverage)
                .isBetween((int) surelyPlanned, planned.size());
    }

    private static Set<Belief> confirmed(
            JobKey job, Set<Belief> possible, Map<String, Standing> found, Observed observed) {
        Set<Belief> confirmed =
                possible.stream().filter(belief -> belief.open().equals(found)).collect(Collectors.toUnmodifiableSet());
        if (confirmed.isEmpty()) {
            throw new AssertionError("%s, described as %s: found open %s, expected %s"
                    .formatted(job, observed.descriptions(job.jobId()), new TreeMap<>(found), possible));
        }
        return confirmed;
    }

    private void count(JobKey job, Set<Belief> before, Observed observed, Map<String, Standing> found) {
        figures.add(Count.FINDINGS_COMPARED, found.size());
        if (observed.descriptions(job.jobId()).isEmpty() && !found.equals(open(open, job))) {
            figures.add(Count.VERDICTS_THAT_TIME_CHANGED, 1);
        }
        if (!before.equals(UNKNOWN) && UNKNOWN.equals(beliefs.get(job))) {
            figures.add(Count.JOBS_GONE, 1);
        }
    }

    private List<Change> changes(Map<JobKey, Map<String, Standing>> found, Map<JobKey, Set<Belief>> beliefsBefore) {
        List<Change> changes = new ArrayList<>();
        for (JobKey job : union(open.keySet(), found.keySet())) {
            Map<String, Standing> before = open(open, job);
            Map<String, Standing> after = open(found, job);
            for (String ruleId : union(before.keySet(), after.keySet())) {
                FindingKey key = new FindingKey(place, new Subject.OfJob(job), ruleId);
                Change change = Standing.change(key, before.get(ruleId), after.get(ruleId), !everOpen.contains(key));
                everOpen.add(key);
                if (change != null) {
                    changes.add(change);
                    figures.changed(ruleId, change.type());
                    alerts.expect(
                            change, ends(beliefs.getOrDefault(job, UNKNOWN), beliefsBefore.getOrDefault(job, UNKNOWN)));
                }
            }
        }
        return changes;
    }

    /** When a job may have ended, by what is known of it now; of one that is gone, by what was known before. */
    private static Set<@Nullable Instant> ends(Set<Belief> now, Set<Belief> before) {
        Set<Belief> known = now.equals(UNKNOWN) ? before : now;
        Set<@Nullable Instant> ends = new HashSet<>();
        known.forEach(
                belief -> ends.add(belief.seen() == null ? null : belief.seen().endedAt()));
        return ends;
    }

    private void assertReported(RegionRun run, List<Change> changes) {
        assertThat(run.changes().stream().filter(change -> change.key().subject() instanceof Subject.OfJob))
                .as("changes of %s", run.runId())
                .containsExactlyInAnyOrderElementsOf(changes);
        if (!run.calls().isEmpty()) {
            assertThat(run.open().stream()
                            .filter(finding -> finding.key().subject() instanceof Subject.OfJob)
                            .map(finding -> finding.key() + " " + finding.severity()))
                    .as("open findings in the report of %s", run.runId())
                    .containsExactlyInAnyOrderElementsOf(openKeys());
        }
    }

    private Set<String> openKeys() {
        Set<String> keys = new TreeSet<>();
        open.forEach((job, standings) -> standings.forEach((ruleId, standing) ->
                keys.add(new FindingKey(place, new Subject.OfJob(job), ruleId) + " " + standing.severity())));
        return keys;
    }

    /** Whether something that may be known of a job holds; most often only one thing may be. */
    boolean mayBeKnown(JobKey job, Predicate<Belief> holds) {
        return beliefs(job).stream().anyMatch(holds);
    }

    /** All that may be known of a job, for whoever has to find out why. */
    Set<Belief> beliefs(JobKey job) {
        return beliefs.getOrDefault(job, UNKNOWN);
    }

    /** Every job ever heard of. */
    Set<JobKey> jobs() {
        return Set.copyOf(beliefs.keySet());
    }

    /** Judges a job as it is, without any audit in between: whether that gives the findings that are open. */
    boolean hasFindingsOf(Job job, RegionRun run) {
        Map<String, Standing> found = open(open, job.key());
        return Stream.of(run.startedAt(), run.endedAt())
                .anyMatch(now -> oracle.judge(job, found, now).equals(found));
    }

    private static Map<String, Standing> open(Map<JobKey, Map<String, Standing>> all, JobKey job) {
        return all.getOrDefault(job, Map.of());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }
}
