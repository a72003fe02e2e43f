package dev.iotjobs.auditor.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.FindingStatus;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.End;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.Item;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.Write;
import dev.iotjobs.auditor.table.memory.CallWatcher;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.table.memory.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredFindingsTest {

    private static final Instant AT = Instant.parse("2026-11-28T06:45:00Z");
    private static final AccountRegion IRELAND = new AccountRegion("aws", "123456789012", "eu-west-1");
    private static final AccountRegion VIRGINIA = new AccountRegion("aws", "123456789012", "us-east-1");
    private static final String FAILURES = "IOTJ-RUN-01";
    private static final String TIMEOUT = "IOTJ-CFG-01";

    private final MemoryDatabase database = new MemoryDatabase(() -> AT);
    private final MemoryTable table = database.table("findings");
    private final StoredFindings stored = new StoredFindings(table, List.of(IRELAND, VIRGINIA));

    private Finding put(AccountRegion place, String jobId, String ruleId, Severity severity, Duration ago) {
        return put(finding(place, jobId, ruleId, severity, ago));
    }

    private Finding put(Finding finding) {
        table.write(new Write.Put(table, FindingItems.write(finding), Condition.always()));
        return finding;
    }

    private static Finding finding(AccountRegion place, String jobId, String ruleId, Severity severity, Duration ago) {
        String arn = "arn:aws:iot:" + place.region() + ":" + place.accountId() + ":job/" + jobId;
        Instant opened = AT.minus(ago);
        return Finding.builder(new FindingKey(place, new Subject.OfJob(new JobKey(arn, AT)), ruleId), severity, opened)
                .rule(1, ruleId, "Fix it.")
                .origin(Origin.SELF)
                .since(opened)
                .history(List.of(new Event(opened, TransitionType.OPENED, severity, null)))
                .build();
    }

    private Finding putClosed(String jobId, Severity severity, Duration ago) {
        return put(finding(IRELAND, jobId, FAILURES, severity, Duration.ofDays(3)).toBuilder()
                .status(FindingStatus.CLOSED, End.FIXED)
                .updatedAt(AT.minus(ago))
                .build());
    }

    private static List<String> jobs(Stream<Finding> findings) {
        try (findings) {
            return findings.map(finding -> finding.key().subject().name()).toList();
        }
    }

    private static FindingFilter only(Severity atLeast, String... rules) {
        return new FindingFilter(atLeast, Set.of(rules), null, null, finding -> true);
    }

    private static FindingFilter since(@Nullable Instant opened, @Nullable Instant updated) {
        return new FindingFilter(Severity.INFORMATIONAL, Set.of(), opened, updated, finding -> true);
    }

    @Test
    void open_severalRegions_isWorstFirstThenNewest() {
        put(IRELAND, "medium", TIMEOUT, Severity.MEDIUM, Duration.ofMinutes(1));
        put(VIRGINIA, "old", FAILURES, Severity.CRITICAL, Duration.ofDays(5));
        put(IRELAND, "new", FAILURES, Severity.CRITICAL, Duration.ofHours(1));
        put(VIRGINIA, "high", FAILURES, Severity.HIGH, Duration.ofHours(1));
        put(new AccountRegion("aws", "123456789012", "eu-west-2"), "other", FAILURES, Severity.HIGH, Duration.ZERO);

        assertThat(jobs(stored.open(FindingFilter.ALL))).containsExactly("new", "old", "high", "medium");
    }

    @Test
    void open_findingThatChangedLater_isBeforeNewerOnes() {
        put(IRELAND, "new", FAILURES, Severity.HIGH, Duration.ofHours(1));
        Finding old = finding(IRELAND, "worsened", FAILURES, Severity.HIGH, Duration.ofDays(5));
        put(old.toBuilder()
                .history(List.of(
                        new Event(old.since(), TransitionType.OPENED, Severity.MEDIUM, null),
                        new Event(AT.minusSeconds(60), TransitionType.WORSENED, Severity.HIGH, null)))
                .build());

        assertThat(jobs(stored.open(FindingFilter.ALL))).containsExactly("worsened", "new");
    }

    @Test
    void open_findingsOfOneMinute_areByRuleThenRegionThenSubject() {
        put(VIRGINIA, "e", TIMEOUT, Severity.HIGH, Duration.ofMillis(1));
        put(VIRGINIA, "a", FAILURES, Severity.HIGH, Duration.ofMillis(-59_999));
        put(IRELAND, "c", FAILURES, Severity.HIGH, Duration.ZERO);
        put(IRELAND, "b", FAILURES, Severity.HIGH, Duration.ZERO);
        put(VIRGINIA, "d", TIMEOUT, Severity.HIGH, Duration.ZERO);

        assertThat(jobs(stored.open(FindingFilter.ALL))).containsExactly("d", "b", "c", "a", "e");
    }

    @Test
    void open_exemptedFinding_isAmongTheExemptedOnly() {
        put(finding(IRELAND, "lab", TIMEOUT, Severity.MEDIUM, Duration.ZERO).toBuilder()
                .status(FindingStatus.SUPPRESSED, null)
                .exemption("EX-1")
                .build());
        put(IRELAND, "a", TIMEOUT, Severity.MEDIUM, Duration.ZERO);

        assertThat(jobs(stored.open(FindingFilter.ALL))).containsExactly("a");
        assertThat(jobs(stored.exempted(FindingFilter.ALL))).containsExactly("lab");
    }

    @Test
    void open_filters_hold() {
        put(IRELAND, "a", TIMEOUT, Severity.MEDIUM, Duration.ofHours(3));
        put(IRELAND, "b", FAILURES, Severity.HIGH, Duration.ofHours(2));
        put(VIRGINIA, "c", FAILURES, Severity.CRITICAL, Duration.ofHours(1));

        assertThat(jobs(stored.open(only(Severity.HIGH)))).containsExactly("c", "b");
        assertThat(jobs(stored.open(only(Severity.LOW, TIMEOUT)))).containsExactly("a");
        assertThat(jobs(stored.open(since(AT.minus(Duration.ofHours(2)), null))))
                .containsExactly("c", "b");
        assertThat(jobs(stored.open(since(AT.minus(Duration.ofHours(2)).plusMillis(1), null))))
                .containsExactly("c");
        assertThat(jobs(stored.open(new FindingFilter(
                        Severity.LOW,
                        Set.of(),
                        null,
                        AT.minus(Duration.ofHours(2)),
                        finding -> finding.key().subject().name().equals("b")))))
                .containsExactly("b");
    }

    @Test
    void open_firstOfMany_readsAPageOfEachRegion() {
        IntStream.range(0, 600).forEach(i -> put(IRELAND, "job-" + i, FAILURES, Severity.HIGH, Duration.ofMinutes(i)));
        put(VIRGINIA, "virginia", FAILURES, Severity.HIGH, Duration.ofDays(9));
        List<String> calls = watched();

        try (Stream<Finding> open = stored.open(FindingFilter.ALL)) {
            assertThat(open.limit(20)).hasSize(20);
        }

        assertThat(calls).containsExactly("Query", "Query");
    }

    private List<String> watched() {
        List<String> calls = new ArrayList<>();
        database.watch(new CallWatcher() {
            @Override
            public void before(Call call) {
                calls.add(call.operation());
            }

            @Override
            public void after(Call call) {}
        });
        return calls;
    }

    @Test
    void open_itemThatCannotBeRead_isCountedAndLeftOut() {
        put(IRELAND, "a", FAILURES, Severity.HIGH, Duration.ZERO);
        Item damaged = Item.builder(new ItemKey("123456789012#eu-west-1#b", "x"))
                .text("openPk", "123456789012#eu-west-1")
                .text("openSk", "0#1#b")
                .text("status", "OPEN")
                .number("v", 99)
                .build();
        table.write(new Write.Put(table, damaged, Condition.always()));

        assertThat(jobs(stored.open(FindingFilter.ALL))).containsExactly("a");
        assertThat(stored.unreadable()).isEqualTo(1);
    }

    @Test
    void closed_since_isNewestFirst() {
        put(IRELAND, "open", FAILURES, Severity.HIGH, Duration.ZERO);
        putClosed("older", Severity.HIGH, Duration.ofHours(5));
        putClosed("newer", Severity.LOW, Duration.ofHours(4));
        putClosed("old", Severity.HIGH, Duration.ofDays(2));

        assertThat(jobs(stored.closed(since(null, AT.minus(Duration.ofDays(1))))))
                .containsExactly("newer", "older");
        assertThat(jobs(stored.closed(only(Severity.HIGH)))).containsExactly("older", "old");
    }

    @Test
    void beginningWith_prefix_findsOpenOnesThenClosedOnes() {
        Finding open = put(IRELAND, "open", FAILURES, Severity.HIGH, Duration.ZERO);
        Finding closed = putClosed("closed", Severity.HIGH, Duration.ofHours(5));
        List<String> calls = watched();

        assertThat(stored.beginningWith(open.key().id().substring(0, 8))).containsExactly(open);
        assertThat(calls).containsExactly("Query", "Query");
        assertThat(stored.beginningWith(closed.key().id())).containsExactly(closed);
        assertThat(calls).endsWith("Scan");
        assertThat(stored.beginningWith("zz")).isEmpty();
    }

    @Test
    void beginningWith_severalFit_hasAllByTheirIds() {
        IntStream.range(0, 200).forEach(i -> put(IRELAND, "j" + i, FAILURES, Severity.HIGH, Duration.ZERO));

        List<String> ids = stored.beginningWith("a").stream()
                .map(finding -> finding.key().id())
                .toList();

        assertThat(ids).hasSizeGreaterThan(1).isSorted().allMatch(id -> id.startsWith("a"));
    }

    @Test
    void history_longerThanIsKept_countsOlderChanges() {
        Finding before = finding(IRELAND, "a", FAILURES, Severity.HIGH, Duration.ofDays(1));
        List<Event> events = IntStream.range(0, Finding.MOST_EVENTS + 3)
                .mapToObj(i -> new Event(AT.plusSeconds(i), TransitionType.WORSENED, Severity.HIGH, null))
                .toList();

        Finding read = FindingItems.read(
                FindingItems.write(before.toBuilder().history(events, 9).build()));

        assertThat(read.history()).hasSize(Finding.MOST_EVENTS).last().isEqualTo(events.getLast());
        assertThat(read.earlierEvents()).isEqualTo(12);
        assertThat(read.origin()).isEqualTo(Origin.SELF);
    }
}
