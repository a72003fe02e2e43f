package dev.iotjobs.auditor.audit;

import static dev.iotjobs.auditor.audit.TestInstallation.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.RegionRun.Outcome;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.message.AlertChannel.Delivery;
import dev.iotjobs.auditor.policy.Policy;
import dev.iotjobs.auditor.rule.RuleBook;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.table.Attribute;
import dev.iotjobs.auditor.table.Condition;
import dev.iotjobs.auditor.table.ItemKey;
import dev.iotjobs.auditor.table.MemoryDatabase;
import dev.iotjobs.auditor.table.MemoryTable;
import dev.iotjobs.auditor.table.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A dry run beside an installation: it looks at the lease, and writes nothing. */
class DryRunTest {

    private final TestInstallation installation = TestInstallation.ofOneRegion();

    private AuditReport dryRun() {
        MemoryDatabase memory = new MemoryDatabase(installation.timeline);
        Tables tables = new Tables(
                memory.table("findings"), memory.table("state"), installation.database.table("state"), false);
        AuditSettings settings = new AuditSettings(
                RuleBook.standard(),
                Policy::standard,
                installation.budget,
                TestInstallation.TICK,
                1,
                installation.timeline);
        return new Auditor(settings, tables, _ -> new Delivery.Accepted())
                .audit(installation.request(), installation.audited());
    }

    @Test
    void noAuditIsRunning_everyJobIsEvaluated_andNothingIsWritten() {
        installation.region().put(TestJobs.withoutTimeout("a"));

        AuditReport report = dryRun();

        assertThat(open(report)).containsExactly("IOTJ-CFG-01 a MEDIUM");
        assertThat(installation.database.table("state").size(false)).isZero();
        assertThat(installation.messages).isEmpty();
    }

    /** It stores none of jobs: their texts are made from what it knows, and must be those that an audit stores. */
    @Test
    void findingsOfJobsAndOfTheAccount_readAsThoseOfAnAudit() {
        installation.region().put(TestJobs.withoutTimeout("a"));
        installation.region().put(TestJobs.failing("b", 60));
        installation.region().put(TestJobs.failing("c", 15));
        installation.region().setQuota(3);

        AuditReport dry = dryRun();
        AuditReport audit = installation.tick();

        assertThat(keys(dry)).hasSize(4).anyMatch(key -> key.subject() instanceof Subject.OfQuota);
        assertThat(texts(dry))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Instant.class)
                .isEqualTo(texts(audit));
        assertThat(texts(dry))
                .allSatisfy((_, finding) -> assertThat(finding.since())
                        .isEqualTo(finding.evaluatedAt())
                        .isEqualTo(finding.history().getFirst().at()));
    }

    @Test
    void findingThatIsNotOpen_hasNoText() {
        installation.region().put(TestJobs.withoutTimeout("a"));
        AuditReport dry = dryRun();
        FindingKey open = keys(dry).getFirst();

        assertThat(dry.findings().read(List.of(open, new FindingKey(open.place(), open.subject(), "IOTJ-LIF-01"))))
                .containsOnlyKeys(open);
    }

    private static List<FindingKey> keys(AuditReport report) {
        return report.runs().getFirst().open().stream().map(OpenFinding::key).toList();
    }

    private static Map<FindingKey, Finding> texts(AuditReport report) {
        return report.findings().read(keys(report));
    }

    @Test
    void anAuditIsRunning_theDryRunEndsAndNamesIt() {
        installation.tick();
        MemoryTable state = installation.database.table("state");
        state.write(new Write.Update(
                state,
                new ItemKey("H#123456789012#eu-west-1", "-"),
                Map.of(
                        "holder",
                        Attribute.of("run-of-the-function"),
                        "until",
                        Attribute.of(
                                installation.timeline.instant().plusSeconds(90).toEpochMilli())),
                Set.of(),
                Condition.always()));

        RegionRun run = installation.run(dryRun());

        assertThat(run.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
        assertThat(run.message()).contains("run-of-the-function");
        assertThat(installation.region().takeDescribed()).isEmpty();
    }
}
