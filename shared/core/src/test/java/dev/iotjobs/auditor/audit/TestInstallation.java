package dev.iotjobs.auditor.audit;

import dev.iotjobs.auditor.audit.api.Budget;
import dev.iotjobs.auditor.audit.policy.PolicyChoice;
import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditProgress;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.Scope;
import dev.iotjobs.auditor.message.AlertChannel;
import dev.iotjobs.auditor.message.Message;
import dev.iotjobs.auditor.message.MessageAttribute;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import dev.iotjobs.auditor.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An auditor with tables in memory, an account and a mailbox. Each tick is one scheduled audit. */
final class TestInstallation implements AlertChannel {

    static final Instant START = Instant.parse("2026-03-10T07:00:00Z");
    static final String ACCOUNT = "123456789012";
    static final Duration TICK = Duration.ofMinutes(15);

    final SimulatedTimeline timeline = new SimulatedTimeline(START);
    final MemoryDatabase database = new MemoryDatabase(timeline::serviceTime);
    final Map<String, TestRegion> regions = new LinkedHashMap<>();
    final List<Message> messages = new ArrayList<>();
    final List<Instant> publishedAt = new ArrayList<>();
    Duration tick = TICK;
    Policy policy = Policy.standard();

    @Nullable
    PolicyChoice choice;

    RuleBook rules = TestRules.BOOK;
    Scope configured = Scope.EVERY_JOB;
    Budget budget = Budget.rate(Double.POSITIVE_INFINITY);
    Delivery delivery = new Delivery.Accepted();
    boolean isDelivering = true;
    String accountName = "";
    String findingsTable = "findings";
    int runs;

    TestInstallation(String... regionNames) {
        for (String name : regionNames) {
            regions.put(name, new TestRegion(new AccountRegion("aws", ACCOUNT, name)));
        }
    }

    static TestInstallation ofOneRegion() {
        return new TestInstallation("eu-west-1");
    }

    TestRegion region() {
        return regions.values().iterator().next();
    }

    TestRegion region(String name) {
        return Objects.requireNonNull(regions.get(name));
    }

    @Override
    public Delivery publish(Message message) {
        if (isDelivering) {
            messages.add(message);
            publishedAt.add(timeline.instant());
        }
        return delivery;
    }

    Auditor auditor() {
        return new Auditor(
                new AuditSettings(
                        rules,
                        choice == null ? new PolicyChoice.Fixed(() -> policy) : choice,
                        budget,
                        tick,
                        1,
                        timeline,
                        accountName),
                new Tables(database.table(findingsTable), database.table("state")),
                this);
    }

    List<RegionToAudit> audited(String... names) {
        return regions.values().stream()
                .filter(region -> names.length == 0
                        || List.of(names).contains(region.place().region()))
                .map(region -> new RegionToAudit(region.place(), region, AuditProgress.NONE))
                .toList();
    }

    AuditRequest request() {
        Duration shorter = tick.minusSeconds(20);
        Duration most = Duration.ofMinutes(14);
        Deadline deadline = Deadline.in(shorter.compareTo(most) < 0 ? shorter : most, timeline.instant());
        return AuditRequest.scheduled("run-" + ++runs, configured, deadline);
    }

    /** Makes one scheduled audit, then advances the time to the next one. */
    AuditReport tick() {
        return audit(request());
    }

    AuditReport audit(AuditRequest request) {
        Instant next = timeline.instant().plus(tick);
        try {
            return auditor().audit(request, audited());
        } finally {
            timeline.sleepUntil(next);
        }
    }

    /** Makes one audit, started by a person, of a part of the configured scope. */
    AuditReport narrow(Scope scope) {
        AuditRequest whole = request();
        return audit(new AuditRequest(whole.runId(), configured, scope, Set.of(), whole.deadline(), Set.of()));
    }

    AlertReport summary() {
        return auditor().summary(request(), audited());
    }

    RegionRun run(AuditReport report) {
        return report.runs().getFirst();
    }

    /** The messages since the last call of this method. */
    List<Message> takeMessages() {
        List<Message> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    static Optional<String> attribute(Message message, String name) {
        return message.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(MessageAttribute::value)
                .findFirst();
    }

    /** {@code RULE job SEVERITY} for each open finding in the report. */
    static Set<String> open(AuditReport report) {
        Set<String> open = new TreeSet<>();
        report.runs()
                .forEach(run -> run.judged()
                        .open()
                        .forEach(finding -> open.add(finding.key().ruleId() + " "
                                + finding.key().subject().name() + " " + finding.severity())));
        return open;
    }

    MemoryTable state() {
        return database.table("state");
    }

    /** The items of a table whose partition keys begin with the prefix. */
    List<Item> items(String table, String prefix) {
        return database.table(table).items().stream()
                .filter(item -> item.key().partition().startsWith(prefix))
                .toList();
    }

    /** Replaces an item of the state table by one that only a newer version can read. */
    void replaceByNewerFormat(Item item) {
        Item newer = Item.builder(item.key())
                .number("v", 99)
                .text("novelty", "in another form")
                .build();
        state().write(new Write.Put(state(), newer, Condition.always()));
    }

    /** The finding in the findings table. */
    Optional<Finding> finding(FindingKey key) {
        RegionStore store =
                new RegionStore(key.place(), database.table(findingsTable), database.table("state"), "test");
        return Optional.ofNullable(store.findings(List.of(key)).get(key));
    }
}
