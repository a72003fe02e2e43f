package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.JobSummary;
import dev.iotjobs.auditor.ledger.Freshness;
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
 * Which jobs are to be described in this audit, and in which order: those whose evidence has run out, most overdue
 * first; those that changed; and those the listing no longer shows, of which nothing may be said before the service was
 * asked. Jobs never seen take every other turn while others wait, so that neither starves.
 *
 * @param toDescribe what is known of each job to describe
 * @param upToDate jobs whose evidence is fresh
 * @param waiting jobs that may not be described, and are not asked for in this audit
 */
record Plan(List<LedgerEntry> toDescribe, List<LedgerEntry> upToDate, List<LedgerEntry> waiting) {

    Plan {
        toDescribe = List.copyOf(toDescribe);
        upToDate = List.copyOf(upToDate);
        waiting = List.copyOf(waiting);
    }

    static Plan of(Ledger ledger, Listing listing, Freshness freshness, Instant now) {
        return new Planner(freshness, now).plan(ledger, listing);
    }

    private record Overdue(LedgerEntry entry, double ratio) {}

    private static final class Planner {

        private static final Comparator<Overdue> MOST_OVERDUE_FIRST =
                Comparator.comparingDouble(Overdue::ratio).reversed();

        private final Freshness freshness;
        private final Instant now;
        private final List<LedgerEntry> unseen = new ArrayList<>();
        private final List<Overdue> overdue = new ArrayList<>();
        private final List<LedgerEntry> upToDate = new ArrayList<>();
        private final List<LedgerEntry> waiting = new ArrayList<>();

        Planner(Freshness freshness, Instant now) {
            this.freshness = freshness;
            this.now = now;
        }

        Plan plan(Ledger ledger, Listing listing) {
            Set<JobKey> listed = new HashSet<>();
            for (JobSummary job : listing.jobs()) {
                listed.add(job.key());
                place(ledger.entry(new Subject.OfJob(job.key())), job);
            }
            if (listing.isComplete()) {
                ledger.entries()
                        .filter(entry -> isMissing(entry, listed))
                        .forEach(entry -> overdue.add(new Overdue(entry, Double.MAX_VALUE)));
            }
            overdue.sort(MOST_OVERDUE_FIRST);
            return new Plan(inTurns(overdue.stream().map(Overdue::entry).toList(), unseen), upToDate, waiting);
        }

        private void place(LedgerEntry known, JobSummary listed) {
            Instant dueAt = freshness.dueAt(known);
            if (dueAt == null) {
                unseen.add(known);
            } else if (!dueAt.isAfter(now) || known.gone() || hasChanged(known.observation(), listed)) {
                overdue.add(new Overdue(known, ratio(known.observation())));
            } else {
                (known.refusal() == null ? upToDate : waiting).add(known);
            }
        }

        private static boolean hasChanged(@Nullable Observation known, JobSummary listed) {
            return known != null && known.differsFrom(listed);
        }

        private double ratio(@Nullable Observation known) {
            if (known == null) {
                return 1;
            }
            double age = Duration.between(known.describedAt(), now).toMillis();
            return age / Math.max(1, freshness.interval(known).toMillis());
        }

        private static boolean isMissing(LedgerEntry entry, Set<JobKey> listed) {
            return entry.subject() instanceof Subject.OfJob(JobKey key) && !entry.gone() && !listed.contains(key);
        }

        private static List<LedgerEntry> inTurns(List<LedgerEntry> first, List<LedgerEntry> second) {
            List<LedgerEntry> turns = new ArrayList<>(first.size() + second.size());
            for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
                if (i < first.size()) {
                    turns.add(first.get(i));
                }
                if (i < second.size()) {
                    turns.add(second.get(i));
                }
            }
            return turns;
        }
    }
}
