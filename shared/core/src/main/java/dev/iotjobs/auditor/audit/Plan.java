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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are to be described in this audit, and in which order: those whose evidence has run out, most overdue
 * first; those that changed; and those the listing no longer shows, of which nothing may be said before the service was
 * asked. Jobs somebody asks for go before all. Jobs never seen take every other turn while others wait, so that neither
 * starves.
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

    /** @param first ids of the jobs somebody asks for */
    static Plan of(Ledger ledger, Listing listing, Scope scope, Set<String> first, Freshness freshness, Instant now) {
        return new Planner(scope, first, freshness, now).plan(ledger, listing);
    }

    /** Those of the jobs somebody asks for of which nobody knows. */
    Set<String> unknown(Set<String> asked) {
        Set<String> unknown = new TreeSet<>(asked);
        toDescribe.forEach(entry -> unknown.remove(entry.subject().name()));
        return unknown;
    }

    private record Overdue(LedgerEntry entry, double ratio) {}

    private static final class Planner {

        private static final Comparator<Overdue> MOST_OVERDUE_FIRST =
                Comparator.comparingDouble(Overdue::ratio).reversed();

        private final Scope scope;
        private final Set<String> first;
        private final Freshness freshness;
        private final Instant now;
        private final List<LedgerEntry> askedFor = new ArrayList<>();
        private final List<LedgerEntry> unseen = new ArrayList<>();
        private final List<Overdue> overdue = new ArrayList<>();
        private final List<LedgerEntry> upToDate = new ArrayList<>();
        private final List<LedgerEntry> waiting = new ArrayList<>();

        Planner(Scope scope, Set<String> first, Freshness freshness, Instant now) {
            this.scope = scope;
            this.first = first;
            this.freshness = freshness;
            this.now = now;
        }

        Plan plan(Ledger ledger, Listing listing) {
            Set<JobKey> listed = new HashSet<>();
            for (JobSummary job : listing.jobs()) {
                listed.add(job.key());
                place(ledger.entry(new Subject.OfJob(job.key())), job);
            }
            ledger.entries().filter(entry -> isUnlisted(entry, listed)).forEach(entry -> placeUnlisted(entry, listing));
            overdue.sort(MOST_OVERDUE_FIRST);
            List<LedgerEntry> inTurns =
                    inTurns(overdue.stream().map(Overdue::entry).toList(), unseen);
            return new Plan(Stream.concat(askedFor.stream(), inTurns.stream()).toList(), upToDate, waiting);
        }

        private void place(LedgerEntry known, @Nullable JobSummary listed) {
            Instant dueAt = freshness.dueAt(known);
            if (first.contains(known.subject().name())) {
                askedFor.add(known);
            } else if (dueAt == null) {
                unseen.add(known);
            } else if (!dueAt.isAfter(now) || known.gone() || hasChanged(known.observation(), listed)) {
                overdue.add(new Overdue(known, ratio(known.observation())));
            } else {
                (known.refusal() == null ? upToDate : waiting).add(known);
            }
        }

        /**
         * A job the listing would have shown may be gone; of another one, only its age counts. In a narrower scope most
         * unlisted jobs are simply not in it: only those with something to resolve are worth a call.
         */
        private void placeUnlisted(LedgerEntry known, Listing listing) {
            Observation observation = known.observation();
            if (!scope.isWholeAccount() && !known.hasOpenFindings()) {
                return;
            }
            if (observation == null ? listing.isWhole() : listing.shows(observation.status())) {
                overdue.add(new Overdue(known, Double.MAX_VALUE));
            } else {
                place(known, null);
            }
        }

        private static boolean hasChanged(@Nullable Observation known, @Nullable JobSummary listed) {
            return known != null && listed != null && known.differsFrom(listed);
        }

        private double ratio(@Nullable Observation known) {
            if (known == null) {
                return 1;
            }
            double age = Duration.between(known.describedAt(), now).toMillis();
            return age / Math.max(1, freshness.interval(known).toMillis());
        }

        private static boolean isUnlisted(LedgerEntry entry, Set<JobKey> listed) {
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
