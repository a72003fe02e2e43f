package dev.iotjobs.auditor.audit.judging;

import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored records of a Region's subjects, as this run last read or wrote them. A job id can have several records,
 * because a new job can have the id of a deleted job. Safe for use by several threads.
 */
public final class Records {

    private final Map<String, List<SubjectRecord>> jobs = new ConcurrentHashMap<>();
    private final Map<String, SubjectRecord> others = new ConcurrentHashMap<>();
    private final Map<String, SubjectRecord> gone = new ConcurrentHashMap<>();
    private final Map<String, Item> unreadable = new ConcurrentHashMap<>();
    private final Set<String> uncertain = ConcurrentHashMap.newKeySet();

    /** Keeps a record in memory, in place of an earlier record of the same subject. */
    void put(SubjectRecord known) {
        if (known.subject() instanceof Subject.OfJob(var key)) {
            jobs.merge(key.jobId(), List.of(known), (before, _) -> with(before, known));
        } else {
            others.put(known.subject().id(), known);
        }
    }

    private static List<SubjectRecord> with(List<SubjectRecord> before, SubjectRecord known) {
        List<SubjectRecord> all = new ArrayList<>(before);
        all.removeIf(each -> each.subject().id().equals(known.subject().id()));
        all.add(known);
        return List.copyOf(all);
    }

    /** Removes the record of a subject. Keeps the removed record of a job separately, for {@link #gone}. */
    void remove(Subject subject) {
        unreadable.remove(subject.id());
        others.remove(subject.id());
        if (subject instanceof Subject.OfJob(var key)) {
            jobs.computeIfPresent(key.jobId(), (_, before) -> {
                List<SubjectRecord> left = new ArrayList<>();
                before.forEach(each -> {
                    if (each.subject().id().equals(subject.id())) {
                        gone.put(subject.id(), each);
                    } else {
                        left.add(each);
                    }
                });
                return left.isEmpty() ? null : List.copyOf(left);
            });
        }
    }

    /** Replaces the record of the subject by the record {@code now}. Removes the record if {@code now} is null. */
    void replace(Subject subject, @Nullable SubjectRecord now) {
        unreadable.remove(subject.id());
        uncertain.remove(subject.id());
        if (now == null) {
            remove(subject);
        } else {
            put(now);
        }
    }

    /** Notes that the stored record of a subject cannot be read, and puts an empty record in its place. */
    public void putUnreadable(Subject subject, Item item) {
        unreadable.put(subject.id(), item);
        put(SubjectRecord.unknown(subject));
    }

    /** The stored item, if the record of the subject cannot be read; null otherwise. */
    @Nullable
    Item unreadable(Subject subject) {
        return unreadable.get(subject.id());
    }

    int unreadable() {
        return unreadable.size();
    }

    /**
     * Notes that this run no longer knows the stored record of a subject. Messages then leave out the findings of the
     * subject.
     */
    void markUncertain(Subject subject) {
        uncertain.add(subject.id());
    }

    public boolean isUncertain(Subject subject) {
        return uncertain.contains(subject.id());
    }

    /** The records of all jobs that have or had this id. */
    public List<SubjectRecord> ofJob(String jobId) {
        return jobs.getOrDefault(jobId, List.of());
    }

    /** Ids of all jobs that have a record. */
    public Collection<String> jobIds() {
        return jobs.keySet();
    }

    /** The record of a subject that is not a job; an empty record if the subject has no record. */
    public SubjectRecord of(Subject subject) {
        SubjectRecord known = others.get(subject.id());
        return known == null ? SubjectRecord.unknown(subject) : known;
    }

    /** The removed records of jobs, each as it was just before its removal. */
    public Stream<SubjectRecord> gone() {
        return gone.values().stream();
    }

    /** The records of all subjects: of jobs and of other subjects. */
    public Stream<SubjectRecord> all() {
        return Stream.concat(jobs.values().stream().flatMap(List::stream), others.values().stream());
    }
}
