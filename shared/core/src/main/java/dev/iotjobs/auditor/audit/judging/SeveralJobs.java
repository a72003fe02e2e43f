package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.fact.Facts;
import dev.iotjobs.auditor.fact.SiblingFacts;
import dev.iotjobs.auditor.fact.SiblingFacts.Sibling;
import dev.iotjobs.auditor.fact.TargetFacts;
import dev.iotjobs.auditor.fact.TargetFacts.Targeting;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.job.SiblingKey;
import dev.iotjobs.auditor.job.Truth;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.Subject.OfSiblings;
import dev.iotjobs.auditor.rule.Subject.OfTarget;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Makes the facts by which rules judge the targets and the groups of sibling jobs of a Region. Uses the stored answers
 * of DescribeJob. A target is a thing or a thing group.
 */
public final class SeveralJobs {

    /**
     * Minimum size of a group of sibling jobs that is always judged. A smaller group is judged only if it has a record.
     */
    private static final int SMALLEST_GROUP = 3;

    private final AccountRegion place;
    private final Map<String, List<Targeting>> targets = new TreeMap<>();
    private final Map<String, Siblings> siblings = new TreeMap<>();
    private boolean areAllKnown;
    private boolean areTargetsKnown = true;

    private record Siblings(OfSiblings subject, List<Sibling> jobs) {}

    /** @param areAllListed whether every job of the Region was listed */
    public SeveralJobs(AccountRegion place, Records records, boolean areAllListed) {
        this.place = place;
        this.areAllKnown = areAllListed;
        records.all().forEach(this::add);
    }

    private void add(SubjectRecord known) {
        switch (known.subject()) {
            case Subject.OfJob _ when known.observation() == null -> areAllKnown = false;
            case Subject.OfJob _ -> add(Objects.requireNonNull(known.job()));
            case OfTarget target -> targets.computeIfAbsent(target.arn(), _ -> List.of());
            case OfSiblings group -> siblings.computeIfAbsent(group.id(), _ -> new Siblings(group, new ArrayList<>()));
            case Subject.OfDeletedJob _, Subject.OfQuota _, Subject.OfRegion _, Subject.OfRule _ -> {}
        }
    }

    private void add(Job job) {
        if (job.isLive() == Truth.TRUE) {
            Targeting targeting = new Targeting(job.key(), owner(job), job.targetSelection());
            job.targets().forEach(arn -> targets.merge(arn, List.of(targeting), SeveralJobs::joined));
        }
        if (job.isLive() == Truth.UNKNOWN
                || (job.isLive() == Truth.TRUE && job.targets().isEmpty())) {
            areTargetsKnown = false;
        }
        if (job.isSingleThing() == Truth.TRUE && job.key().createdAt() != null) {
            boolean isCompleted = job.status().equals(JobStatus.COMPLETED);
            SiblingKey.of(job)
                    .map(key -> new OfSiblings(place, job.origin(), key))
                    .ifPresent(
                            group -> siblings.computeIfAbsent(group.id(), _ -> new Siblings(group, new ArrayList<>()))
                                    .jobs()
                                    .add(new Sibling(job.key(), isCompleted ? job.counters() : null)));
        }
    }

    /** Joins two lists into an immutable list. */
    private static List<Targeting> joined(List<Targeting> some, List<Targeting> others) {
        List<Targeting> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    private static String owner(Job job) {
        return job.origin() == Origin.GREENGRASS ? "Greengrass" : Objects.requireNonNullElse(job.namespaceId(), "");
    }

    /**
     * Passes subjects with their facts to the given action: targets of several live jobs and groups of at least three
     * sibling jobs. Also passes every other target and group that has a record.
     */
    public void forEach(Records records, BiConsumer<Subject, Facts> action) {
        targets.forEach((arn, jobs) -> {
            OfTarget target = new OfTarget(place, arn);
            if (jobs.size() > 1 || records.of(target).revision() > 0) {
                action.accept(target, new TargetFacts(arn, jobs, areAllKnown && areTargetsKnown));
            }
        });
        siblings.values().forEach(group -> {
            if (group.jobs().size() >= SMALLEST_GROUP
                    || records.of(group.subject()).revision() > 0) {
                action.accept(group.subject(), new SiblingFacts(group.jobs(), areAllKnown));
            }
        });
    }
}
