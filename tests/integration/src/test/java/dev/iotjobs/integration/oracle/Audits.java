package dev.iotjobs.integration.oracle;

import dev.iotjobs.auditor.audit.Deadline;
import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.integration.oracle.Figures.Count;
import dev.iotjobs.integration.oracle.Installation.Audit;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.CrashPoint;
import dev.iotjobs.simulator.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Audits of one account, one after the other, each checked when it is over. */
final class Audits implements AutoCloseable {

    /** A lease that nobody released has ended when the next audit begins. */
    private static final Duration UNTIL_A_LEASE_ENDS = Duration.ofSeconds(1);

    private static final long CALLS_OF_THE_FIRST_AUDIT = 60;

    private final Chance chance;
    private final SimulatedTimeline time;
    private final SimulatedAccount account;
    private final Place place;
    private final Terms terms;
    private final Keeping keeping;
    private final RandomFaults faults;
    private final Mailbox mailbox;
    private final Reckoning reckoning;
    private final Figures figures;
    private final Lockstep lockstep;
    private final Installation installation;
    private final List<Disturbance> disturbances = new ArrayList<>();
    private long callsOfAnAudit = CALLS_OF_THE_FIRST_AUDIT;
    private int made;

    Audits(
            Chance chance,
            SimulatedTimeline time,
            SimulatedAccount account,
            Place place,
            Terms terms,
            Keeping keeping,
            RandomFaults faults,
            Mailbox mailbox,
            Reckoning reckoning,
            Figures figures) {
        this.chance = chance;
        this.time = time;
        this.account = account;
        this.place = place;
        this.terms = terms;
        this.keeping = keeping;
        this.faults = faults;
        this.mailbox = mailbox;
        this.reckoning = reckoning;
        this.figures = figures;
        this.lockstep = new Lockstep(time);
        this.installation = install(CrashPoint.NEVER);
    }

    private Installation install(CrashPoint crash) {
        return new Installation(account, place, terms, keeping, mailbox, lockstep, crash);
    }

    /** Some things go wrong from now on, beside what already does. */
    void disturb() {
        for (int i = chance.between(1, 3); i > 0; i--) {
            boolean ofTables = keeping.isInDynamoDb() && chance.of(60);
            Disturbance disturbance = chance.oneOf(Stream.of(Disturbance.values())
                    .filter(each -> each.isOfTables() == ofTables && isPossible(each))
                    .toList());
            disturbances.add(disturbance);
            faults.plan(disturbance);
        }
        mailbox.become(Mailbox.State.after(disturbances));
    }

    /** Without a limit of its own, an audit in simulated time takes no time in which to slow down to another's. */
    private boolean isPossible(Disturbance disturbance) {
        return disturbance != Disturbance.RATE_LIMIT_BELOW_THE_BUDGET || !terms.isAmple();
    }

    /** Nothing goes wrong any more. */
    void calmDown() {
        disturbances.clear();
        faults.end();
        mailbox.become(Mailbox.State.UP);
    }

    /** One audit in less time than it should have. */
    RegionRun hastyAudit() {
        Duration time = terms.time().dividedBy(chance.oneOf(1, 1, 2, 5));
        return audit(time);
    }

    /** One audit; the next one is due when it returns. */
    RegionRun audit() {
        return audit(terms.time());
    }

    private RegionRun audit(Duration budget) {
        Instant start = time.instant();
        Deadline deadline = Deadline.in(budget, start);
        Audit audit = disturbances.contains(Disturbance.KILLED) ? killed(deadline) : whole(deadline);
        count(audit);
        reckoning.check(audit, disturbances.stream().anyMatch(Disturbance::isOfTables));
        time.sleepUntil(deadline.end().plus(UNTIL_A_LEASE_ENDS));
        time.sleepUntil(start.plus(terms.every()));
        return audit.run();
    }

    private Audit whole(Deadline deadline) {
        long before = installation.calls();
        Audit audit = installation.audit(runId(), deadline);
        callsOfAnAudit = installation.calls() - before;
        return audit;
    }

    private Audit killed(Deadline deadline) {
        long call = chance.between(1, (int) callsOfAnAudit);
        CrashPoint crash = chance.of(50) ? CrashPoint.before(call) : CrashPoint.after(call);
        try (Installation doomed = install(crash)) {
            Audit audit = doomed.audit(runId(), deadline);
            if (doomed.wasKilled()) {
                figures.struck(Disturbance.KILLED);
            }
            return audit;
        }
    }

    private String runId() {
        return place.region() + "-" + ++made;
    }

    private void count(Audit audit) {
        RegionRun run = audit.run();
        figures.add(Count.AUDITS, 1);
        figures.add(Count.INCOMPLETE_AUDITS, run.isComplete() ? 0 : 1);
        figures.add(Count.AUDITS_WITH_JOBS_PENDING, run.coverage().pending() > 0 ? 1 : 0);
        figures.add(Count.DESCRIPTIONS, audit.witness().descriptions().size());
        if (disturbances.contains(Disturbance.RATE_LIMIT_BELOW_THE_BUDGET)
                && audit.witness().wasThrottled()) {
            figures.struck(Disturbance.RATE_LIMIT_BELOW_THE_BUDGET);
        }
        if (mailbox.refusedSomething()) {
            figures.struck(
                    disturbances.contains(Disturbance.MAILBOX_DOWN)
                            ? Disturbance.MAILBOX_DOWN
                            : Disturbance.MAILBOX_LOSES_ANSWERS);
        }
    }

    @Override
    public void close() {
        installation.close();
    }
}
