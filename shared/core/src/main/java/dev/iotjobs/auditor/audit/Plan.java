package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.ledger.Freshness;
import dev.iotjobs.auditor.ledger.Ledger;
import dev.iotjobs.auditor.ledger.LedgerEntry;
import dev.iotjobs.auditor.ledger.Listed;
import dev.iotjobs.auditor.ledger.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are to be described in this audit, and in which order: those whose evidence has run out, most overdue
 * first; those that changed; and those the listing no longer shows, of which nothing may be said before the service was
 * asked. Jobs somebody asks for go before all. Jobs never seen take every other turn while others wait, so that neither
 * starves; those that have not ended go first among them, then those that ended last. Jobs are rows of the ledger.
 */
final class Plan {

    private final Ledger ledger;
    private final int[] toDescribe;
    private final int[] upToDate;
    private final int[] waiting;

    private Plan(Ledger ledger, int[] toDescribe, int[] upToDate, int[] waiting) {
        this.ledger = ledger;
        this.toDescribe = toDescribe;
        this.upToDate = upToDate;
        this.waiting = waiting;
    }

    /** @param first ids of the jobs somebody asks for */
    static Plan of(Ledger ledger, Listing listing, Scope scope, Set<String> first, Freshness freshness, Instant now) {
        return new Planner(ledger, listing, scope, first, freshness, now).plan();
    }

    /** Jobs to describe, in their order. */
    int[] toDescribe() {
        return toDescribe.clone();
    }

    /** Jobs whose evidence is fresh. */
    IntStream upToDate() {
        return Arrays.stream(upToDate);
    }

    /** Jobs that may not be described, and are not asked for in this audit. */
    IntStream waiting() {
        return Arrays.stream(waiting);
    }

    /** This plan, without jobs that are taken care of. */
    Plan without(IntPredicate rows) {
        return new Plan(
                ledger,
                Arrays.stream(toDescribe).filter(rows.negate()).toArray(),
                upToDate().filter(rows.negate()).toArray(),
                waiting().filter(rows.negate()).toArray());
    }

    /** This plan, with some of the jobs whose evidence is fresh described after all, last. */
    Plan describingAlso(Set<Integer> rows) {
        return rows.isEmpty()
                ? this
                : new Plan(
                        ledger,
                        IntStream.concat(Arrays.stream(toDescribe), upToDate().filter(rows::contains))
                                .toArray(),
                        upToDate().filter(row -> !rows.contains(row)).toArray(),
                        waiting);
    }

    /** Those of the jobs somebody asks for of which nobody knows. */
    Set<String> unknown(Set<String> asked) {
        Set<String> unknown = new TreeSet<>(asked);
        if (!unknown.isEmpty()) {
            Arrays.stream(toDescribe)
                    .forEach(row -> unknown.remove(ledger.entry(row).subject().name()));
        }
        return unknown;
    }

    private static final class Planner {

        private final Ledger ledger;
        private final Listing listing;
        private final Scope scope;
        private final Set<String> first;
        private final Freshness freshness;
        private final Instant now;
        private final IntStream.Builder askedFor = IntStream.builder();
        private final LongStream.Builder unseen = LongStream.builder();
        private final LongStream.Builder overdue = LongStream.builder();
        private final IntStream.Builder upToDate = IntStream.builder();
        private final IntStream.Builder waiting = IntStream.builder();

        Planner(Ledger ledger, Listing listing, Scope scope, Set<String> first, Freshness freshness, Instant now) {
            this.ledger = ledger;
            this.listing = listing;
            this.scope = scope;
            this.first = first;
            this.freshness = freshness;
            this.now = now;
        }

        Plan plan() {
            ledger.rows().forEach(this::place);
            int[] inTurns = inTurns(mostUrgentFirst(overdue), mostUrgentFirst(unseen));
            int[] toDescribe =
                    IntStream.concat(askedFor.build(), Arrays.stream(inTurns)).toArray();
            return new Plan(
                    ledger,
                    toDescribe,
                    upToDate.build().toArray(),
                    waiting.build().toArray());
        }

        private void place(int row) {
            LedgerEntry known = ledger.entry(row);
            Listed listed = ledger.listed(row);
            if (listed != null) {
                place(row, known, listed);
            } else if (!known.gone()) {
                placeUnlisted(row, known);
            }
        }

        private void place(int row, LedgerEntry known, @Nullable Listed listed) {
            Instant dueAt = freshness.dueAt(known);
            if (first.contains(known.subject().name())) {
                askedFor.add(row);
            } else if (dueAt == null) {
                unseen.add(turn(row, urgency(listed)));
            } else if (!dueAt.isAfter(now) || known.gone() || hasChanged(known.observation(), listed)) {
                overdue.add(turn(row, urgency(known.observation())));
            } else {
                (known.refusal() == null ? upToDate : waiting).add(row);
            }
        }

        /**
         * A job the listing would have shown may be gone; of another one, only its age counts. In a narrower scope most
         * unlisted jobs are simply not in it: only those with something to resolve are worth a call.
         */
        private void placeUnlisted(int row, LedgerEntry known) {
            Observation observation = known.observation();
            if (!scope.isWholeAccount() && !known.hasOpenFindings()) {
                return;
            }
            if (observation == null ? listing.isWhole() : listing.shows(observation.status())) {
                overdue.add(turn(row, Float.MAX_VALUE));
            } else {
                place(row, known, null);
            }
        }

        private static boolean hasChanged(@Nullable Observation known, @Nullable Listed listed) {
            return known != null && listed != null && known.differsFrom(listed);
        }

        /** How often a job's interval has passed since it was described. */
        private float urgency(@Nullable Observation known) {
            if (known == null) {
                return 1;
            }
            float age = Duration.between(known.describedAt(), now).toMillis();
            return Math.max(0, age) / Math.max(1, freshness.interval(known).toMillis());
        }

        /** Of a job never seen. */
        private static float urgency(@Nullable Listed listed) {
            if (listed == null) {
                return 0;
            }
            Instant updated = listed.lastUpdatedAt();
            return !listed.status().isTerminal()
                    ? Float.MAX_VALUE
                    : updated == null ? 0 : Math.max(0, updated.getEpochSecond());
        }

        /** One number that sorts by urgency: as bits, floats of one sign are in the order of their values. */
        private static long turn(int row, float urgency) {
            return (long) Float.floatToIntBits(urgency) << Integer.SIZE | (Integer.MAX_VALUE - row);
        }

        private static int[] mostUrgentFirst(LongStream.Builder turns) {
            long[] ascending = turns.build().sorted().toArray();
            return IntStream.range(0, ascending.length)
                    .map(i -> Integer.MAX_VALUE - (int) ascending[ascending.length - 1 - i])
                    .toArray();
        }

        private static int[] inTurns(int[] first, int[] second) {
            int[] turns = new int[first.length + second.length];
            int next = 0;
            for (int i = 0; i < Math.max(first.length, second.length); i++) {
                if (i < first.length) {
                    turns[next++] = first[i];
                }
                if (i < second.length) {
                    turns[next++] = second[i];
                }
            }
            return turns;
        }
    }
}
