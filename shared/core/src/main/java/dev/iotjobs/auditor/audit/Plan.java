package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Observation;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are to be described in this audit, longest waiting first: every live one, every one that changed or has not
 * settled, and those the listing no longer shows, of which nothing may be said before the service was asked.
 *
 * @param toDescribe what is known of each of them
 * @param upToDate jobs whose evidence still holds
 */
public record Plan(List<LedgerEntry> toDescribe, List<LedgerEntry> upToDate) {

    /** How long after its end a job's counters may still move. */
    static final Duration SETTLING = Duration.ofHours(24);

    private static final Comparator<LedgerEntry> LONGEST_WAITING_FIRST = Comparator.comparing(entry ->
            entry.observation() == null ? Instant.MIN : entry.observation().describedAt());

    public Plan {
        toDescribe = toDescribe.stream().sorted(LONGEST_WAITING_FIRST).toList();
        upToDate = List.copyOf(upToDate);
    }

    static Plan of(Ledger ledger, Listing listing) {
        List<LedgerEntry> toDescribe = new ArrayList<>();
        List<LedgerEntry> upToDate = new ArrayList<>();
        Set<JobKey> listed = new HashSet<>();
        for (JobSummary job : listing.jobs()) {
            listed.add(job.key());
            LedgerEntry known = ledger.entry(new Subject.OfJob(job.key()));
            (known.gone() || needsDescribing(job, known.observation()) ? toDescribe : upToDate).add(known);
        }
        if (listing.isComplete()) {
            ledger.entries().filter(entry -> isMissing(entry, listed)).forEach(toDescribe::add);
        }
        return new Plan(toDescribe, upToDate);
    }

    private static boolean needsDescribing(JobSummary listed, @Nullable Observation known) {
        return known == null || !listed.status().isTerminal() || known.differsFrom(listed) || !isSettled(known);
    }

    private static boolean isSettled(Observation known) {
        return known.endedAt() != null
                && known.describedAt().isAfter(known.endedAt().plus(SETTLING));
    }

    private static boolean isMissing(LedgerEntry entry, Set<JobKey> listed) {
        return entry.subject() instanceof Subject.OfJob(JobKey key) && !entry.gone() && !listed.contains(key);
    }
}
