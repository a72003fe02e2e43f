package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.state.PolicyStore;
import dev.iotjobs.auditor.state.record.SubjectRecord;
import dev.iotjobs.auditor.table.Item;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ends a history: switches all faults off, runs audits, and checks that findings and messages are right afterwards. */
final class Calm {

    private static final int ALL_CALLS = Integer.MAX_VALUE;

    /**
     * Longer than any lease. Also longer than the time after which an audit accepts an implausible number of deleted
     * jobs.
     */
    private static final Duration BETWEEN_AUDITS = Duration.ofMinutes(62);

    /** After this time, an audit compares all findings in the findings table with the records. */
    private static final Duration A_DAY = Duration.ofHours(25);

    /** If a finding closes for one of these reasons, no message need report it. */
    private static final Set<String> QUIET_ENDS = Set.of("NOT_APPLICABLE", "AGED_OUT", "COVERED");

    private static final int MOST_NOTIFIED = 6;

    private static final double A_CALL_A_MINUTE = 1 / 60.0;

    private final World world;
    private final Happenings happenings;
    private final Disasters disasters;

    Calm(World world, Happenings happenings, Disasters disasters) {
        this.world = world;
        this.happenings = happenings;
        this.disasters = disasters;
    }

    /**
     * Runs undisturbed audits and checks their results.
     *
     * @param stale runs that are under way. They continue after other runs have audited the account. This method can
     *     add one more.
     */
    void check(List<Run> stale) {
        calmDown();
        if (world.choices.below(4) == 3) {
            stale.add(slowRun());
        }
        changeWhatRunsKnow();
        // While the topic refuses all messages, other runs send none. Then only the lease keeps a stale run from
        // sending its old message
        world.topic.refuses = world.choices.below(3) == 2;
        audits(2);
        stale.forEach(this::wakeUp);
        world.topic.refuses = false;
        if (world.memoryLost) {
            audits(1);
            audit(RunSpec.Kind.SUMMARY);
            world.memoryLost = false;
        }
        disasters.spoilRecord();
        world.pass(A_DAY);
        audits(2);
        checkFindings();
        checkBelief(true);
        checkRest();
        world.witness.messages().requireReported(new PolicyStore(World.ACCOUNT, world.state()).read());
        new Epilogue(world, this).check();
    }

    /** Starts a slow audit and stops it before it reports a critical finding. */
    private Run slowRun() {
        audits(1);
        world.pass(BETWEEN_AUDITS);
        Run run = new Run(world, happenings.newSlowRun());
        run.proceedToMessage(ALL_CALLS);
        return run;
    }

    /** Changes policy and jobs, so that runs that are under way have old data. */
    private void changeWhatRunsKnow() {
        world.policy = world.choices.oneOf(Policies.ALL);
        for (int i = world.choices.below(4); i > 0; i--) {
            happenings.jobHappens();
        }
    }

    /**
     * Lets a stale run continue. Because its data is old, it must change no open finding. This check ignores findings
     * on deleted jobs and on coverage.
     */
    private void wakeUp(Run run) {
        Map<String, Severity> before = ofThisDay();
        world.log("CALM", () -> run.spec.id() + " wakes up");
        run.proceed(ALL_CALLS);
        run.checkEnd();
        Map<String, Severity> after = ofThisDay();
        world.require(
                after.equals(before) || world.memoryLost || run.isOfAnotherVersion(),
                "a run that wakes up changes nothing",
                () -> run.spec.id() + " made of " + before + " " + after);
        world.stopIfViolated();
        if (run.isOfAnotherVersion()) {
            audits(1); // the next audit corrects findings of a run with other rules
        }
    }

    /**
     * Severities of the open findings on jobs and quotas that exist now. Findings on coverage are left out, because
     * each audit decides about them anew.
     */
    private Map<String, Severity> ofThisDay() {
        Set<String> expected = Expected.of(world).keySet();
        Map<String, Severity> open = Findings.open(world);
        open.keySet().retainAll(expected);
        return open;
    }

    private void calmDown() {
        world.calm = true;
        world.clockAhead = Duration.ZERO;
        world.scope = Scope.EVERY_JOB;
        world.ruleBook = Policies.WHOLE_BOOK;
        world.regions.values().forEach(region -> region.troubles.clear());
        world.topic.calmDown();
        world.log("CALM", () -> "nothing goes wrong any more");
    }

    void audits(int count) {
        for (int i = 0; i < count; i++) {
            audit(RunSpec.Kind.SCHEDULED);
        }
    }

    /** Makes one audit of all Regions, about an hour after the last one. */
    Run audit(RunSpec.Kind kind) {
        world.pass(BETWEEN_AUDITS);
        return auditNow(kind);
    }

    /** Makes one audit of a Region with one call a minute, about an hour after the last audit. */
    Run slowAudit(String region) {
        world.pass(BETWEEN_AUDITS);
        return made(RunSpec.scheduled(happenings.nextId(), List.of(region), jobIds())
                .at(Budget.rate(A_CALL_A_MINUTE)));
    }

    Run auditNow(RunSpec.Kind kind) {
        return made(
                RunSpec.scheduled(happenings.nextId(), World.REGIONS, jobIds()).as(kind));
    }

    private Run made(RunSpec spec) {
        Run run = new Run(world, spec);
        run.proceed(ALL_CALLS);
        run.checkEnd();
        world.stopIfViolated();
        return run;
    }

    private Set<String> jobIds() {
        Set<String> ids = new HashSet<>();
        world.regions.values().forEach(region -> region.all().forEach(job -> ids.add(job.jobId())));
        return ids;
    }

    /** Checks that findings and records agree with the current jobs and quotas. */
    void checkFindings() {
        Map<String, Set<String>> expected = Expected.of(world);
        Map<String, Severity> open = Findings.open(world);
        Set<String> names = new HashSet<>(expected.keySet());
        names.addAll(open.keySet());
        for (String name : names) {
            String state = open.containsKey(name) ? open.get(name).name() : Expected.CLOSED;
            Set<String> allowed = expected.getOrDefault(name, Set.of(Expected.CLOSED));
            world.require(
                    allowed.contains(state),
                    "findings are those of the account",
                    () -> name + " is " + state + ", should be " + allowed);
        }
        Map<String, Severity> marked = world.witness.records().open();
        world.require(open.equals(marked), "findings and records agree", () -> open + " but marked are " + marked);
        Map<String, SubjectRecord> stored = world.witness.records().stored();
        for (RegionJobs region : world.regions.values()) {
            for (Job job : region.all()) {
                SubjectRecord record = stored.get(Records.name(job, stored));
                Job known = record == null ? null : record.job();
                world.require(
                        known == null || Records.version(known) == Records.version(job),
                        "records are as the account is",
                        () -> known + " is " + job);
            }
        }
    }

    /**
     * Checks that subscribers know the open findings from the messages that they received.
     *
     * @param mayBeQuiet whether subscribers need not know of changes that cause no message on their own, such as a
     *     lower severity
     */
    void checkBelief(boolean mayBeQuiet) {
        Map<String, Severity> belief = world.witness.messages().belief(world.topic.delivered());
        Map<String, Severity> open = Findings.open(world);
        Set<String> names = new HashSet<>(belief.keySet());
        names.addAll(open.keySet());
        for (String name : names) {
            if (mayBeQuiet && isRenamed(name, names)) {
                continue;
            }
            Severity believed = belief.get(name);
            Severity real = open.get(name);
            boolean isRight = believed == real;
            boolean isLowered = believed != null && real != null && believed.isAtLeast(real);
            boolean isQuiet = believed != null && real == null && endsQuietly(name);
            world.require(
                    isRight || (mayBeQuiet && (isLowered || isQuiet)),
                    "what subscribers believe is true",
                    () -> name + " is believed to be " + believed + ", is " + real);
        }
    }

    /**
     * Whether the finding also has another name. That happens if the job's time of creation, which is part of the name,
     * was missing for some time.
     */
    private static boolean isRenamed(String name, Set<String> names) {
        String start = name.substring(0, name.lastIndexOf('@') + 1);
        return !start.isEmpty()
                && names.contains(start + "-")
                && names.stream().filter(other -> other.startsWith(start)).count() > 1;
    }

    private boolean endsQuietly(String name) {
        for (Item item : Disasters.items(world.findings())) {
            if (Findings.isReadable(item) && Findings.name(item).equals(name)) {
                return QUIET_ENDS.contains(item.textOrNull("closedBecause"));
            }
        }
        return true; // the finding is missing, because its table was replaced
    }

    /** Checks that one more audit writes little, changes no finding and sends no message. */
    private void checkRest() {
        int messages = world.topic.delivered().size();
        world.witness.startCounting();
        audit(RunSpec.Kind.SCHEDULED);
        int jobs = world.regions.values().stream()
                .mapToInt(region -> region.all().size())
                .sum();
        world.require(
                world.topic.delivered().size() == messages,
                "an audit that finds no change sends nothing",
                () -> world.topic.delivered().getLast().subject());
        world.require(
                world.witness.findingsWritten() == 0,
                "an audit that finds no change writes no finding",
                () -> world.witness.findingsWritten() + " written");
        world.require(
                world.witness.written() <= jobs + 12 * World.REGIONS.size(),
                "an audit that finds no change writes little",
                () -> world.witness.written() + " items for " + jobs + " jobs");
        int notified = 0;
        for (Item item : Disasters.items(world.state())) {
            char kind = item.key().partition().charAt(0);
            world.require(
                    !item.key().equals(Messages.KEY),
                    "no message is left",
                    () -> item.key().toString());
            notified += kind == 'N' ? 1 : 0;
        }
        int left = notified;
        world.require(left <= MOST_NOTIFIED, "what is not needed is deleted", () -> left + " statements are left");
    }
}
