package dev.iotjobs.integration.history;

import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The environment of all runs of a history: account, tables, topic and time. Used by one thread at a time. */
final class World {

    static final String ACCOUNT = "123456789012";
    static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int PERCENT_OF_FAULTS = 6;

    final Choices choices;
    final Story story;
    final JobMaker maker;
    final Map<String, RegionJobs> regions = new TreeMap<>();
    final Topic topic = new Topic();
    final PolicyPlace policies = new PolicyPlace();
    final Witness witness = new Witness(this);
    private final MemoryDatabase database = new MemoryDatabase(this::now);

    /** The policy for runs that start now. */
    Policy policy;

    RuleBook ruleBook = Policies.WHOLE_BOOK;
    Scope scope = Scope.EVERY_JOB;
    String findingsTable = "findings";

    /** How far the machines' clocks are ahead of the service's clock. */
    Duration clockAhead = Duration.ZERO;

    /** Whether all faults are over. */
    boolean calm;

    /** Whether the tables have lost data about what subscribers know. It is false again after a summary was sent. */
    boolean memoryLost;

    /** Whether at any time of the history the tables have lost data about what subscribers know. */
    boolean memoryWasLost;

    /**
     * Whether at any time of the history the tables have lost data about the policy. After such a loss, a run may
     * report the same policy again.
     */
    boolean policyWasLost;

    private Instant now = START;
    private @Nullable Violation violation;

    World(Choices choices, Story story) {
        this.choices = choices;
        this.story = story;
        this.policy = Policies.USUAL;
        maker = new JobMaker(choices);
        for (String region : REGIONS) {
            regions.put(region, new RegionJobs(new AccountRegion("aws", ACCOUNT, region)));
        }
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    void passUntil(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }

    MemoryTable state() {
        return database.table("state");
    }

    MemoryTable findings() {
        return database.table(findingsTable);
    }

    RegionJobs region(String region) {
        return Objects.requireNonNull(regions.get(region));
    }

    Fault nextFault() {
        return calm ? Fault.NONE : Fault.next(choices, PERCENT_OF_FAULTS);
    }

    /** Whether calls on the items of a partition fail. */
    boolean isTableDown(String partition) {
        return regions.values().stream()
                .anyMatch(region ->
                        region.troubles.contains(Trouble.TABLES_DOWN) && partition.contains(region.place.region()));
    }

    void log(String who, Supplier<String> what) {
        story.add(now, who, what);
    }

    /** Records a violation. Only the first one is kept. */
    void violated(String rule, String detail) {
        if (violation == null) {
            violation = new Violation(rule, detail);
            log("VIOLATION", () -> rule + ": " + detail);
        }
    }

    void require(boolean holds, String rule, Supplier<String> detail) {
        if (!holds) {
            violated(rule, detail.get());
        }
    }

    /** Ends the history if a rule was violated. */
    void stopIfViolated() {
        if (violation != null) {
            throw new Violated();
        }
    }

    /** Thrown to end a history after a violation. */
    static final class Violated extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Violated() {
            super("a rule is violated", null, false, false);
        }
    }

    Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }
}
