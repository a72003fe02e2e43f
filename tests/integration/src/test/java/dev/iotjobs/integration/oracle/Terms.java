package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Budget;
import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.ledger.Freshness;
import java.time.Duration;
import java.time.Instant;

/**
 * Under which limits an account is audited.
 *
 * @param callsPerSecond of each API
 * @param time an audit may take; enough to list everything and to describe some jobs
 * @param every how long it is from one audit to the next
 */
record Terms(double callsPerSecond, Duration time, Duration every, Freshness freshness, int jobsAPage) {

    /** More than any history asks for. Without a limit calls would overlap, which {@link Lockstep} does not let them. */
    private static final double AMPLE = 1e6;

    /** What an audit keeps for what comes after describing, at most. */
    private static final Duration AFTER_DESCRIBING = Duration.ofSeconds(60);

    private static final Duration UNLIMITED_TIME = Duration.ofMinutes(5);

    /** @param jobs there are about so many */
    static Terms random(Chance chance, int jobs) {
        Duration every =
                chance.oneOf(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(24));
        Freshness freshness = Freshness.every(every);
        int jobsAPage = chance.between(4, 25);
        if (chance.of(30)) {
            return new Terms(AMPLE, UNLIMITED_TIME, every, chance.of(50) ? freshness : Freshness.now(), jobsAPage);
        }
        double callsPerSecond = chance.oneOf(0.5, 1.0, 5.0);
        int pages = 2 * jobs / jobsAPage + 5;
        int described = chance.between(5, jobs + 5);
        Duration time = Duration.ofMillis((long) (2_000 * (pages + described) / callsPerSecond));
        return new Terms(callsPerSecond, time, every, freshness, jobsAPage);
    }

    boolean isAmple() {
        return callsPerSecond >= AMPLE;
    }

    Budget budget() {
        return Budget.rate(callsPerSecond);
    }

    Deadline deadline(Instant now) {
        return Deadline.in(time, now);
    }

    /** How many jobs an audit can describe that lists so many. */
    int described(int jobs) {
        if (isAmple()) {
            return Integer.MAX_VALUE;
        }
        double seconds =
                deadline(Instant.EPOCH).reserving(AFTER_DESCRIBING).length().toMillis() / 1000.0;
        double listing = Math.ceil((double) jobs / jobsAPage) + 1;
        return (int) (seconds * callsPerSecond - listing);
    }

    /**
     * How many audits it takes at most until every job was described whose evidence has run out. What moved last is asked
     * for again and again before the others, less often each time.
     */
    int auditsToSee(int jobs) {
        double longest = freshness.longest().toMillis();
        double doublings =
                Math.log(Math.max(1, longest / Math.max(1, freshness.shortest().toMillis()))) / Math.log(2);
        return 2 + (int) Math.ceil(jobs * (1 + Math.ceil(doublings)) / described(jobs));
    }
}
