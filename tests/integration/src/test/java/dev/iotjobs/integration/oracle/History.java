package dev.iotjobs.integration.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.WorkflowStatus;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Place;
import dev.iotjobs.auditor.rule.account.Coverage;
import dev.iotjobs.integration.DryAudit;
import dev.iotjobs.integration.oracle.Figures.Count;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.local.SimulatedTimeline;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.fleet.Fleet;
import dev.iotjobs.simulator.fleet.FleetSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Some weeks of an account and its audits, as a seed has them: first jobs change and much goes wrong, then nothing does
 * any more, and the audits have to arrive where the oracle is.
 */
final class History implements AutoCloseable {

    /** Far ahead of every clock: DynamoDB really deletes what has expired by its own. */
    private static final Instant START = Instant.parse("2099-03-10T07:00:00Z");

    private static final int FEWEST_JOBS = 5;
    private static final int MOST_JOBS = 60;
    private static final int MOST_CHANGES = 6;
    private static final int FEWEST_AUDITS = 2;
    private static final int MOST_AUDITS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(20);

    /** Longer than the evidence on a live job may be old. */
    private static final Duration UNTIL_LIVE_JOBS_ARE_DUE = Duration.ofHours(25);

    /** Longer than the evidence on any job may be old. */
    private static final Duration UNTIL_ALL_JOBS_ARE_DUE = Duration.ofDays(31);

    private final Chance chance;
    private final Figures figures;
    private final SimulatedTimeline time = new SimulatedTimeline(START);
    private final SimulatedAccount account = new SimulatedAccount(DryAudit.ACCOUNT_ID, time);
    private final Place place;
    private final RandomJobs jobs;
    private final RandomChanges changes;
    private final Terms terms;
    private final Keeping keeping;
    private final Mailbox mailbox = new Mailbox();
    private final Alerts alerts = new Alerts();
    private final Findings findings;
    private final Reckoning reckoning;
    private final Audits audits;
    private int auditsToConverge;

    /** @param tables where findings are kept; null for the memory of this process */
    History(long seed, @Nullable LocalAccount tables, Figures figures) {
        this.chance = new Chance(seed);
        this.figures = figures;
        this.place = new Place("aws", DryAudit.ACCOUNT_ID, "oracle-" + seed);
        InstantSource clock = () -> time.instant().truncatedTo(ChronoUnit.MILLIS); // as the wire has it
        this.jobs = new RandomJobs(chance, clock);
        this.changes = new RandomChanges(chance, clock, account.jobs(place.region()), jobs);
        int most = chance.between(FEWEST_JOBS, MOST_JOBS);
        int size = Math.min(most, chance.between(FEWEST_JOBS, MOST_JOBS)); // rather few
        populate(seed, size);
        this.terms = Terms.random(chance, size);
        this.keeping = tables == null ? Keeping.inMemory() : Keeping.inDynamoDb(tables, time);
        NaiveOracle oracle = new NaiveOracle();
        this.findings = new Findings(keeping.undisturbed(), place, oracle.ruleIds());
        this.reckoning = new Reckoning(oracle, place, findings, alerts, figures);
        RandomFaults faults = new RandomFaults(chance, account, place.region(), changes, figures::struck);
        this.audits = new Audits(chance, time, account, place, terms, keeping, faults, mailbox, reckoning, figures);
    }

    private void populate(long seed, int size) {
        if (size >= FleetSettings.FEWEST_JOBS && chance.of(40)) {
            Fleet.of(new FleetSettings(seed, size, "eu-west-1", DryAudit.ACCOUNT_ID, START))
                    .jobs()
                    .forEach(each -> account.put(place.region(), each.job()));
            return;
        }
        for (int i = 0; i < size; i++) {
            account.put(place.region(), jobs.job("job-" + i));
        }
    }

    /** Lets the whole of it happen, and checks every step. */
    void happen() {
        int disturbed = chance.between(FEWEST_AUDITS, MOST_AUDITS);
        for (int i = 0; i < disturbed; i++) {
            somethingHappens();
            audits.hastyAudit();
        }
        audits.calmDown();
        converge(UNTIL_LIVE_JOBS_ARE_DUE, History::hasEndedAndLooksTheSame);
        converge(UNTIL_ALL_JOBS_ARE_DUE, (_, _) -> false);
        assertEverythingIsTold();
        count();
    }

    private void somethingHappens() {
        if (chance.of(60)) {
            audits.calmDown();
        }
        if (chance.of(60)) {
            audits.disturb();
        }
        for (int i = chance.between(0, MOST_CHANGES); i > 0; i--) {
            changes.plan().run();
        }
        if (chance.of(40)) {
            time.pass(chance.between(Duration.ZERO, LONGEST_PAUSE));
        }
    }

    /** The evidence on an ended job counts for long unless the listing shows another status or update. */
    private static boolean hasEndedAndLooksTheSame(Belief belief, Job real) {
        Job described = belief.seen();
        return described != null
                && real.status().isTerminal()
                && real.status().equals(described.status())
                && Objects.equals(real.lastUpdatedAt(), described.lastUpdatedAt());
    }

    /** @param mayBeOld whether what is known of a job is good enough, though the job has changed */
    private void converge(Duration pause, BiPredicate<Belief, Job> mayBeOld) {
        time.pass(pause);
        Set<JobKey> all = new HashSet<>(reckoning.jobs());
        jobsAsTheyAre().forEach(job -> all.add(job.key()));
        int most = terms.auditsToSee(all.size());
        boolean oneWillDo = terms.described(all.size()) >= all.size();
        RegionRun run = audits.audit();
        int made = 1;
        for (; !oneWillDo && made < most && !misjudged(run, mayBeOld).isEmpty(); made++) {
            run = audits.audit();
        }
        auditsToConverge = Math.max(made, auditsToConverge);
        assertComplete(run, oneWillDo);
        assertThat(misjudged(run, mayBeOld))
                .as("misjudged after %d audits", made)
                .isEmpty();
        figures.add(Count.JOBS_COMPARED_WITH_THE_ACCOUNT, jobsAsTheyAre().size());
    }

    /** Jobs whose counters just moved are due again at once: where that is too much to ask, some are always pending. */
    private static void assertComplete(RegionRun run, boolean inTime) {
        Coverage coverage = run.coverage();
        assertThat(coverage.listingComplete()).as("%s", run.warnings()).isTrue();
        assertThat(coverage.denied() + coverage.failed()).as("%s", coverage).isZero();
        assertThat(run.isComplete() || !inTime).as("%s", coverage).isTrue();
    }

    private Set<Job> jobsAsTheyAre() {
        return account.jobs(place.region()).all().stream()
                .map(job -> ServiceView.job(account.jobArn(place.region(), job.jobId()), job))
                .collect(Collectors.toSet());
    }

    /** What the audits have not found out yet. */
    private Set<String> misjudged(RegionRun run, BiPredicate<Belief, Job> mayBeOld) {
        Set<String> misjudged = new TreeSet<>();
        Set<JobKey> gone = new HashSet<>(reckoning.jobs());
        for (Job job : jobsAsTheyAre()) {
            gone.remove(job.key());
            boolean right = reckoning.mayBeKnown(job.key(), belief -> job.equals(belief.seen()))
                    ? reckoning.hasFindingsOf(job, run)
                    : reckoning.mayBeKnown(job.key(), belief -> mayBeOld.test(belief, job));
            if (!right) {
                misjudged.add(job + ", known as " + reckoning.beliefs(job.key()));
            }
        }
        gone.stream()
                .filter(job -> !reckoning.mayBeKnown(job, belief -> belief.seen() == null))
                .forEach(job -> misjudged.add(job + ", which is gone, known as " + reckoning.beliefs(job)));
        return misjudged;
    }

    private void assertEverythingIsTold() {
        figures.add(Count.ALERTS_TOLD_AGAIN, mailbox.lost() + alerts.check(mailbox.told()));
        keeping.undisturbed().readOutbox(place, entry -> {
            throw new AssertionError("left in the outbox: " + entry);
        });
        assertThat(findings.read(reckoning.jobs()))
                .filteredOn(Finding::isOpen)
                .allMatch(finding -> finding.workflowStatus() == WorkflowStatus.NOTIFIED);
    }

    private void count() {
        figures.add(Count.HISTORIES, 1);
        figures.add(Count.HISTORIES_IN_DYNAMODB, keeping.isInDynamoDb() ? 1 : 0);
        figures.add(Count.HISTORIES_OF_SEVERAL_AUDITS, auditsToConverge > 1 ? 1 : 0);
    }

    @Override
    public String toString() {
        return terms + " on " + account.jobs(place.region()).size() + " jobs at " + time.instant();
    }

    @Override
    public void close() {
        audits.close();
        keeping.close();
    }
}
