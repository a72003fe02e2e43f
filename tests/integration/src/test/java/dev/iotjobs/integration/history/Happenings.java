package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.audit.AuditRequest.Option;
import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.job.Job;
import dev.iotjobs.auditor.job.JobStatus;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.job.TargetSelection;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Random events that happen between calls of runs: changes to jobs, settings, clocks and services. */
final class Happenings {

    static final List<String> JOBS = List.of("j1", "j2", "j3", "j4");

    private static final List<Duration> AGES =
            List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(9), Duration.ofDays(40));
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(40),
            Duration.ofMinutes(3),
            Duration.ofMinutes(3),
            Duration.ofMinutes(3),
            Duration.ofMinutes(16),
            Duration.ofMinutes(67),
            Duration.ofHours(25),
            Duration.ofHours(195),
            Duration.ofHours(751));
    private static final List<Scope> SCOPES = List.of(
            Scope.EVERY_JOB,
            Scope.EVERY_JOB,
            new Scope(Set.of(), TargetSelection.CONTINUOUS, null, null, null),
            new Scope(Set.of(JobStatus.SCHEDULED, JobStatus.IN_PROGRESS), null, null, null, null),
            new Scope(Set.of(), null, "g1", null, null));

    /** A rate in calls a second. It is so low that an audit reports a critical finding before its end. */
    private static final double A_CALL_IN_20_SECONDS = 0.05;

    private final World world;
    private final Choices choices;
    private int runs;

    Happenings(World world) {
        this.world = world;
        choices = world.choices;
    }

    RunSpec newRun() {
        List<String> regions =
                choices.oneOf(World.REGIONS, World.REGIONS, World.REGIONS, List.of("eu-west-1"), List.of("us-east-1"));
        RunSpec.Kind kind = List.of(RunSpec.Kind.SCHEDULED, RunSpec.Kind.BY_HAND, RunSpec.Kind.SUMMARY)
                .get(choices.seldom(25, 3));
        boolean hasTime = !choices.seldom(15);
        return new RunSpec(
                nextId(),
                kind,
                regions,
                asked(kind),
                hasTime ? Duration.ofMinutes(14) : Duration.ofSeconds(choices.oneOf(60, 20, 5, 2)),
                Budget.rate(!hasTime ? 0.2 : choices.seldom(20) ? A_CALL_IN_20_SECONDS : Double.POSITIVE_INFINITY));
    }

    private RunSpec.Asked asked(RunSpec.Kind kind) {
        Set<Option> options = EnumSet.noneOf(Option.class);
        if (choices.seldom(5)) {
            options.add(Option.TAKE_OVER);
        }
        if (choices.seldom(5)) {
            options.add(Option.ACCEPT_DELETIONS);
        }
        return new RunSpec.Asked(
                kind == RunSpec.Kind.BY_HAND && choices.seldom(60) ? choices.oneOf(SCOPES) : null,
                choices.seldom(20) ? Set.copyOf(JOBS) : Set.of(),
                options);
    }

    /** Describes a slow audit of one Region, and adds a job to this Region that gets a critical finding. */
    RunSpec newSlowRun() {
        RegionJobs region = region();
        region.put(world.maker.failing(region.place, choices.oneOf(JOBS), world.now(), 50));
        return RunSpec.scheduled(nextId(), List.of(region.place.region()), Set.copyOf(JOBS))
                .at(Budget.rate(A_CALL_IN_20_SECONDS));
    }

    String nextId() {
        return "r" + ++runs;
    }

    /**
     * Changes one job: it is created, changed or deleted, its time of creation is hidden or shown, or a new job
     * replaces it under the same id.
     */
    void jobHappens() {
        RegionJobs region = region();
        String id = choices.oneOf(JOBS);
        Job job = region.find(id);
        int what = choices.below(12);
        if (job == null || what == 11) {
            make(region, id, job == null ? choices.oneOf(AGES) : Duration.ZERO);
        } else if (what == 10) {
            region.delete(id);
        } else if (what == 9) {
            region.hideOrShowCreatedAt(job);
        } else {
            region.put(world.maker.changed(job, world.now()));
        }
        world.log("JOB", () -> region.place.region() + " " + id + " now " + Story.words(region.find(id)));
    }

    private void make(RegionJobs region, String id, Duration age) {
        Instant createdAt = world.now().minus(age);
        region.put(world.maker.job(region.place, id, createdAt, world.now()));
    }

    void timePasses() {
        Duration time = choices.oneOf(PAUSES).plusSeconds(choices.below(60));
        world.pass(time);
        world.clockAhead = Duration.ZERO;
        world.log("TIME", () -> time + " pass");
    }

    void troubleComesOrGoes() {
        RegionJobs region = region();
        int which = choices.below(Trouble.values().length + 4);
        if (which < 4) {
            region.troubles.clear();
        } else {
            region.troubles.add(List.of(Trouble.values()).get(which - 4));
            region.troubled = choices.oneOrNull("j1", "j2");
        }
        world.log("TROUBLE", () -> region.place.region() + " " + region.troubles + " " + region.troubled);
    }

    void settingsChange() {
        switch (choices.below(4)) {
            case 0, 1 -> world.policy = choices.oneOf(Policies.ALL);
            case 2 -> world.ruleBook = choices.oneOf(Policies.BOOKS);
            default -> world.scope = choices.oneOf(SCOPES);
        }
        world.log("SETTINGS", () -> world.policy + " " + rules(world.ruleBook) + " " + world.scope);
    }

    void quotaOrClocksChange() {
        if (choices.below(2) == 0) {
            quotaChanges();
        } else {
            clocksJump();
        }
    }

    private void quotaChanges() {
        RegionJobs region = region();
        String code = choices.oneOf("L-4E068A30", "L-D80B05DB", "L-FBF5CD89");
        region.quotas.put(code, choices.oneOf(1_000.0, 4.0, 3.0, 0.0));
        world.log("QUOTA", () -> region.place.region() + " " + region.quotas);
    }

    void topicChanges() {
        world.topic.deliverLate();
        int how = choices.below(3);
        world.topic.refuses = how == 1;
        world.topic.silent = how == 2;
        world.log("TOPIC", () -> List.of("works", "refuses", "silent").get(how));
    }

    private void clocksJump() {
        world.clockAhead = choices.oneOf(
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(-1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(-2),
                Duration.ofMinutes(4),
                Duration.ofMinutes(-4),
                Duration.ofHours(3),
                Duration.ofHours(-3));
        world.log("CLOCK", () -> "ahead by " + world.clockAhead);
    }

    private RegionJobs region() {
        return world.region(choices.oneOf(World.REGIONS));
    }

    private static List<String> rules(RuleBook book) {
        return book.definitions().stream().map(rule -> rule.id()).toList();
    }
}
