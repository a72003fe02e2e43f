package dev.iotjobs.auditor.policy;

import dev.iotjobs.auditor.fact.JobFacts;
import dev.iotjobs.auditor.fact.Known;
import dev.iotjobs.auditor.fact.Tags;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.text.Glob;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Selects the subjects of an override or an exemption. A subject must match every component of this record. It matches
 * a list if it matches one of the entries. An empty list or map restricts nothing.
 *
 * @param subjects globs over the ids of subjects, such as {@code quota/L-FBF5CD89} or {@code region}
 * @param jobIds globs over job ids
 * @param targets globs over target ARNs; at least one target of the job must match
 * @param tags globs over tag values, by tag key; the job must match all of them
 * @param origins origins of jobs
 * @param selection target selection of a job; null for any
 * @param namespaceIds globs over namespaces of jobs
 */
public record Selector(
        List<Glob> subjects,
        List<Glob> jobIds,
        List<Glob> targets,
        Map<String, Glob> tags,
        Set<Origin> origins,
        @Nullable TargetSelection selection,
        List<Glob> namespaceIds) {

    public Selector {
        subjects = List.copyOf(subjects);
        jobIds = List.copyOf(jobIds);
        targets = List.copyOf(targets);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags)); // sorted, so that fingerprints are stable
        origins = Collections.unmodifiableSet(new TreeSet<>(origins));
        namespaceIds = List.copyOf(namespaceIds);
    }

    /** Whether the selector matches every subject. */
    public boolean isEmpty() {
        return subjects.isEmpty() && saysNothingOfJobs();
    }

    /** Whether the selector has no condition on jobs. Only such a selector can match a subject that is not a job. */
    public boolean saysNothingOfJobs() {
        return jobIds.isEmpty()
                && targets.isEmpty()
                && tags.isEmpty()
                && origins.isEmpty()
                && selection == null
                && namespaceIds.isEmpty();
    }

    /**
     * Whether a subject matches. UNKNOWN if the data that decides this is missing.
     *
     * @param facts the facts about the job; null if the subject is not a job
     */
    public Truth matches(String subjectId, @Nullable JobFacts facts) {
        Truth subject = Truth.of(matchesOne(subjects, subjectId));
        return subject.and(facts == null ? Truth.of(saysNothingOfJobs()) : matches(facts));
    }

    private Truth matches(JobFacts facts) {
        Job job = facts.job();
        String namespaceId = job.namespaceId() == null ? "" : job.namespaceId();
        boolean holds = matchesOne(jobIds, job.jobId())
                && (origins.isEmpty() || origins.contains(job.origin()))
                && matchesOne(namespaceIds, namespaceId);
        return Truth.of(holds)
                .and(selection == null ? Truth.TRUE : hasSelection(job))
                .and(targets.isEmpty() ? Truth.TRUE : hasTarget(job))
                .and(tags.isEmpty() ? Truth.TRUE : hasTags(facts.tags()));
    }

    private Truth hasTags(Known<Tags> known) {
        return switch (known) {
            case Known.Is<Tags>(var there) ->
                Truth.of(tags.entrySet().stream().allMatch(tag -> {
                    String value = there.value(tag.getKey());
                    return value != null && tag.getValue().matches(value);
                }));
            case Known.Unknown<Tags> _ -> Truth.UNKNOWN;
        };
    }

    private Truth hasSelection(Job job) {
        return job.targetSelection() == null
                ? Truth.UNKNOWN
                : Truth.of(job.targetSelection().equals(selection));
    }

    private Truth hasTarget(Job job) {
        return job.targets().isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(job.targets().stream().anyMatch(target -> matchesOne(targets, target)));
    }

    private static boolean matchesOne(List<Glob> globs, String text) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(text));
    }
}
