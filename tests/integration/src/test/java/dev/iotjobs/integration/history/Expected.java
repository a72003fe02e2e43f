package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.QuotaUsage;
import dev.iotjobs.auditor.fact.QuotaUsage.LimitSource;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.rule.Evaluation;
import dev.iotjobs.auditor.rule.Memory;
import dev.iotjobs.auditor.rule.Memory.FactSource;
import dev.iotjobs.auditor.rule.Outcome;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The states that each finding may have after undisturbed audits. A state is allowed if judging the current account
 * does not change it. Two states can be allowed, because the threshold for opening a finding differs from that for
 * closing it.
 */
final class Expected {

    /** Name of the state of a finding that is not open. */
    static final String CLOSED = "CLOSED";

    private static final List<@Nullable Severity> STATES = states();

    private final World world;
    private final Map<String, SubjectRecord> stored;
    private final Map<String, Set<String>> allowed = new HashMap<>();

    private Expected(World world) {
        this.world = world;
        stored = world.witness.records().stored();
    }

    /**
     * Allowed states by name of the finding: severities, or {@link #CLOSED}. A finding without an entry must be closed.
     */
    static Map<String, Set<String>> of(World world) {
        Expected expected = new Expected(world);
        for (RegionJobs region : world.regions.values()) {
            region.all().forEach(job -> expected.allow(region, job));
            expected.allowQuotas(region);
        }
        return expected.allowed;
    }

    private void allow(RegionJobs region, Job job) {
        for (JobFacts facts : world.witness.records().possibleFacts(job, stored)) {
            String name = Records.name(job, stored);
            allow(region, name.substring(name.indexOf(' ') + 1), facts);
        }
    }

    private void allow(RegionJobs region, String subjectId, Facts facts) {
        for (Severity state : STATES) {
            Memory memory = state == null ? Memory.NONE : new Memory(state, world.now(), 1, 0, FactSource.COUNTED);
            for (Evaluation evaluation : world.ruleBook.judge(facts, world.now(), world.policy::ruling, _ -> memory)) {
                if (!isChanged(state, evaluation.verdict().outcome())) {
                    allowed.computeIfAbsent(
                                    Findings.name(
                                            region.place.region(),
                                            evaluation.rule().id(),
                                            subjectId),
                                    _ -> new HashSet<>())
                            .add(state == null ? CLOSED : state.name());
                }
            }
        }
    }

    /**
     * Whether a verdict changes a finding.
     *
     * @param state severity of the open finding; null if it is closed
     */
    static boolean isChanged(@Nullable Severity state, Outcome outcome) {
        return switch (outcome) {
            case Outcome.NonCompliant(var severity) -> severity != state;
            case Outcome.Compliant _, Outcome.NotApplicable _ -> state != null;
            case Outcome.InsufficientData _ -> false;
            case Outcome.Pending(var reason, var severity) -> state != null && severity != null && severity != state;
        };
    }

    private void allowQuotas(RegionJobs region) {
        region.quotas.forEach((code, limit) -> {
            int certain = 0;
            int uncertain = 0;
            for (Job job : region.all()) {
                Boolean counts = counts(code, job);
                certain += Boolean.TRUE.equals(counts) ? 1 : 0;
                uncertain += counts == null ? 1 : 0;
            }
            QuotaUsage usage = new QuotaUsage(
                    region.place,
                    new QuotaUsage.Quota(code, code),
                    limit,
                    LimitSource.APPLIED,
                    certain,
                    uncertain,
                    true);
            allow(region, new Subject.OfQuota(region.place, code).id(), usage);
        });
    }

    /** Whether a job counts towards a quota; null if the job's data does not show it. */
    private @Nullable Boolean counts(String code, Job job) {
        boolean isLive = job.status().isLive();
        if (code.equals("L-FBF5CD89")) {
            return job.isConcurrent() == null ? concurrentIfSilent(job) : job.isConcurrent();
        }
        TargetSelection selection = code.equals("L-4E068A30") ? TargetSelection.CONTINUOUS : TargetSelection.SNAPSHOT;
        if (!isLive || !selection.equals(job.targetSelection())) {
            return false;
        }
        boolean isActive =
                job.status().equals(JobStatus.IN_PROGRESS) || job.status().equals(JobStatus.SCHEDULED);
        return isActive ? true : null;
    }

    private @Nullable Boolean concurrentIfSilent(Job job) {
        Instant endedAt = job.endedAt();
        boolean isCanceledLately = job.status().equals(JobStatus.CANCELED)
                && (endedAt == null || endedAt.isAfter(world.now().minus(Duration.ofHours(24))));
        return (job.status().isLive() || isCanceledLately) ? null : false;
    }

    private static List<@Nullable Severity> states() {
        List<@Nullable Severity> states = new ArrayList<>(List.of(Severity.values()));
        states.add(null);
        return states;
    }
}
