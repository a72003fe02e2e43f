package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.iotjobs.auditor.cli.AuditCli;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.auditor.time.Timeline;
import dev.iotjobs.simulator.JobSettings.TimeoutConfig;
import dev.iotjobs.simulator.SimulatedJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code audit findings}, {@code audit findings show} and {@code audit explain} over HTTP. */
class FindingsRunTest extends LocalCommandLine {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The IAM actions for reading both tables. Closed findings also need dynamodb:Scan. */
    private static final String[] READS = {
        "sts:GetCallerIdentity", "dynamodb:Query", "dynamodb:GetItem", "dynamodb:BatchGetItem"
    };

    private static int installations;

    private final Map<String, String> tables = Map.of(
            "AUDIT_FINDINGS_TABLE", "listed-findings-" + ++installations,
            "AUDIT_STATE_TABLE", "listed-state-" + installations);

    @BeforeEach
    void putJob() {
        Instant now = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        account.account()
                .put(
                        FleetAccount.REGION,
                        SimulatedJob.described("bench-1", now)
                                .targets(List.of(account.account().iotArn(FleetAccount.REGION, "thing/bench")))
                                .build());
    }

    private void audit() {
        execute(tables, "run", "--create-resources", "--output", "json");
        forget();
        account.requests().clear();
    }

    private void addTimeout() {
        account.account()
                .mutate(
                        FleetAccount.REGION,
                        "bench-1",
                        job -> job.toBuilder()
                                .settings(job.settings().withTimeoutConfig(new TimeoutConfig(60L)))
                                .build());
    }

    private JsonNode list(String... options) throws JsonProcessingException {
        forget();
        assertThat(execute(tables, with(List.of("findings", "--output", "json"), options)))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        return MAPPER.readTree(out());
    }

    private String idOfTimeoutFinding() throws JsonProcessingException {
        JsonNode found = list("--job", "bench-*", "--rule", "iotj-cfg-01");
        assertThat(found.path("findings")).hasSize(1);
        return found.at("/findings/0/findingId").asText();
    }

    @Test
    void findings_afterAnAudit_areListedWorstFirstByReadingTheTablesOnly() throws JsonProcessingException {
        audit();

        assertThat(execute(tables, "findings")).as(err()).isEqualTo(ExitCode.FINE);

        assertThat(account.requests().iamActions()).containsExactlyInAnyOrder(READS);
        List<String> lines = out().lines().toList();
        JsonNode document = list();
        int open = document.path("openFindings").asInt();
        assertThat(lines.getFirst())
                .matches(
                        open
                                + " open findings in 123456789012, worst first; as of 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");
        assertThat(lines.subList(1, 3))
                .satisfiesExactly(
                        line -> assertThat(line).isEmpty(),
                        line -> assertThat(line).startsWith("FINDING   SEVERITY  RULE  "));
        assertThat(lines).hasSize(open + 3);
        assertThat(document.path("findings")).hasSize(open);
        assertThat(document.path("findings").findValuesAsText("severity").getFirst())
                .isEqualTo("CRITICAL");
        assertThat(err()).isEmpty();
    }

    @Test
    void findings_filters_holdAndAreNamed() throws JsonProcessingException {
        audit();

        assertThat(list("--severity", "medium").path("findings").findValuesAsText("severity"))
                .contains("MEDIUM")
                .doesNotContain("LOW", "INFORMATIONAL");
        assertThat(list("--job", "bench-1").path("findings").findValuesAsText("jobId"))
                .containsOnly("bench-1");
        assertThat(list("--target", "bench").path("findings").findValuesAsText("jobId"))
                .containsOnly("bench-1");
        assertThat(list("--origin", "self").path("findings")).isNotEmpty();
        assertThat(list("--opened-since", "1h").path("findings")).isNotEmpty();
        assertThat(list("--opened-since", "2099-01-01").path("findings")).isEmpty();
        assertThat(list("--limit", "2").path("findings")).hasSize(2);
        forget();
        execute(tables, "findings", "--job", "bench-1", "--rule", "IOTJ-RUN-01");
        assertThat(out()).matches("No open finding matches --rule IOTJ-RUN-01 --job bench-1 \\(\\d+ are open\\)\\.\n");
        forget();
        execute(tables, "findings", "--job", "bench-1");
        assertThat(out())
                .matches("(?s)Open findings in 123456789012 with --job bench-1, worst first; \\d+ are open in total"
                        + " as of .*");
    }

    @Test
    void findings_csv_hasARowForEach() throws JsonProcessingException {
        audit();
        int open = list().path("openFindings").asInt();
        forget();

        execute(tables, "findings", "--output", "csv");

        assertThat(out().lines()).hasSize(open + 1).first().asString().startsWith("accountId,region,findingId,");
    }

    @Test
    void findings_wrongOptions_areAllReportedAndNothingIsCalled() {
        assertThat(execute(tables, "findings", "--rule", "IOTJ-CGF-01", "--job", "", "--region", "eu-wst-1"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err().lines().filter(line -> line.startsWith("audit: ")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("audit: --rule: no rule 'IOTJ-CGF-01'; nearest: IOTJ-CFG-01"),
                        line -> assertThat(line).isEqualTo("audit: --job: must not be empty"),
                        line -> assertThat(line).contains("--region", "eu-wst-1"));
        forget();
        assertThat(execute(tables, "findings", "--since", "yesterday", "--status", "gone"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("audit: --since: must be an age such as 90m", "audit: --status: must be one of");
    }

    @Test
    void findings_beforeAnyAudit_areNoneAndSaySo() {
        MemoryDatabase database = account.tables(FleetAccount.REGION);
        tables.values().forEach(database::table);

        assertThat(execute(tables, "findings")).as(err()).isEqualTo(ExitCode.FINE);

        assertThat(out())
                .isEqualTo("No open findings in 123456789012; no audit has counted the jobs of this account yet.\n");
    }

    @Test
    void findings_tableThatDoesNotExist_isOneLine() {
        assertThat(execute(Map.of("AUDIT_FINDINGS_TABLE", "missing"), "findings"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("audit: ").contains("missing").doesNotContain("\tat ");
    }

    @Test
    void findings_since_haveClosedOnesAndNeedScan() throws JsonProcessingException {
        audit();
        String id = idOfTimeoutFinding();
        addTimeout();
        audit();

        JsonNode changed = list("--since", "1h", "--job", "bench-1");
        assertThat(changed.path("findings").findValuesAsText("workflowStatus")).contains("CLOSED");
        assertThat(list("--status", "closed").path("findings").findValuesAsText("findingId"))
                .contains(id);
        assertThat(list("--status", "exempted").path("findings")).isEmpty();
        assertThat(account.requests().iamActions()).contains("dynamodb:Scan");
        forget();
        assertThat(execute(tables, "findings", "show", id.substring(0, 10)))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(out())
                .contains("\nResolved 20", "  opened as MEDIUM\n", "  resolved\n")
                .doesNotContain("What to do");
    }

    @Test
    void show_openFinding_needsNoScan() throws JsonProcessingException {
        audit();
        String id = idOfTimeoutFinding();
        forget();

        assertThat(execute(tables, "findings", "show", id)).as(err()).isEqualTo(ExitCode.FINE);

        assertThat(account.requests().iamActions()).containsExactlyInAnyOrder(READS);
        assertThat(out())
                .startsWith("MEDIUM  In-progress timeout missing (IOTJ-CFG-01)")
                .contains("finding " + id + "\njob bench-1, eu-west-1, account 123456789012\n")
                .contains("--job-id bench-1")
                .contains("Exempt    ./audit exempt --rule IOTJ-CFG-01 --job bench-1 ...");
    }

    @Test
    void show_ambiguousOrUnknownIds_areOneLineAndExitWithTwo() {
        audit();

        put(200);

        assertThat(execute(tables, "findings", "show", "a")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).matches("audit: 'a' matches \\d+ findings: (a[0-9a-f]{7}(, )?)+( and \\d+ more)?\n");
        forget();
        assertThat(execute(tables, "findings", "show", "000000000000")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("audit: no finding '000000000000'\n");
        forget();
        assertThat(execute(tables, "findings", "show", "../x")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .startsWith(
                        "audit: ID: must be 1 to 12 of the characters 0-9 and a-f, got '../x'; 'audit findings --job"
                                + " JOB' lists the findings of a job\n");
    }

    @Test
    void findings_readerThatEnds_endsQuietly() {
        audit();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ByteArrayOutputStream problems = new ByteArrayOutputStream();

        for (String format : List.of("table", "json", "csv")) {
            int exitCode = new AuditCli(new Shell(
                            new PrintStream(closed, true, StandardCharsets.UTF_8),
                            new PrintStream(problems, true, StandardCharsets.UTF_8),
                            tables,
                            false,
                            false,
                            Timeline.system()))
                    .execute("findings", "--output", format);

            assertThat(exitCode).isEqualTo(ExitCode.NOT_WRITTEN);
        }
        assertThat(problems.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    /** The target is one second. The bound is higher, because other builds use the same machine. */
    @Test
    void findings_of33000_haveTheFirstPageSoon() throws JsonProcessingException {
        audit();
        put(33_000);
        account.requests().clear();
        long begun = System.nanoTime();

        execute(tables, "findings", "--limit", "40");

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(out().lines()).hasSize(43);
        assertThat(account.requests().calls("Query")).isLessThan(6);
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(list("--rule", "IOTJ-ACC-06").path("findings")).isEmpty();
    }

    private void put(int count) {
        MemoryDatabase database = account.tables(FleetAccount.REGION);
        AccountRegion place = new AccountRegion("aws", "123456789012", FleetAccount.REGION);
        RegionStore store = new RegionStore(
                place,
                database.table(Objects.requireNonNull(tables.get("AUDIT_FINDINGS_TABLE"))),
                database.table(Objects.requireNonNull(tables.get("AUDIT_STATE_TABLE"))),
                "test");
        Instant now = Instant.now();
        List<Severity> severities = List.of(Severity.values());
        for (int i = 0; i < count; i++) {
            Subject job = new Subject.OfJob(
                    new JobKey("arn:aws:iot:" + FleetAccount.REGION + ":123456789012:job/many-" + i, now));
            Severity severity = severities.get(i % severities.size());
            store.put(Finding.builder(new FindingKey(place, job, "IOTJ-RUN-01"), severity, now.minusSeconds(i))
                    .rule(1, "Failure rate too high", "If the update is at fault, stop the rollout.")
                    .because(
                            "513 of 1,350 executions failed",
                            Evidence.of("failed", i).and("text", "x".repeat(1_000)),
                            List.of())
                    .build());
        }
    }

    @Test
    void explain_afterAnAudit_agreesWithTheStoredFindings() throws JsonProcessingException {
        audit();
        String id = idOfTimeoutFinding();
        forget();

        assertThat(execute(tables, "explain", "bench-1")).as(err()).isEqualTo(ExitCode.FINE);

        assertThat(account.requests().iamActions()).containsExactlyInAnyOrder(READS);
        assertThat(out())
                .startsWith("job bench-1, eu-west-1, account 123456789012\n")
                .contains("  MEDIUM    In-progress timeout missing (IOTJ-CFG-01)\n")
                .contains("finding " + id + ", open 0 min\n")
                .contains("\nDoes not apply\n")
                .contains("which an audit stored");
        forget();
        execute(tables, "explain", "bench-1", "--output", "json");
        assertThat(MAPPER.readTree(out()).path("verdicts").findValuesAsText("comparison"))
                .containsOnly("SAME");
    }

    @Test
    void explain_describedAfterAChange_saysWhatDiffers() throws JsonProcessingException {
        audit();
        String id = idOfTimeoutFinding();
        addTimeout();
        account.requests().clear();
        forget();

        assertThat(execute(tables, "explain", "bench-1", "--describe"))
                .as(err())
                .isEqualTo(ExitCode.FINE);

        assertThat(account.requests().iamActions()).contains("iot:DescribeJob").doesNotContain("dynamodb:PutItem");
        assertThat(out())
                .contains("; nothing was written\n")
                .containsPattern("(?s)Passes\n.*IOTJ-CFG-01  In-progress timeout missing: 60 min is set; finding " + id
                        + "\\s+is stored as open,\\s+based\\s+on\\s+older\\s+evidence\\s+\\(read .*UTC\\);"
                        + "\\s+the\\s+next\\s+audit");
    }

    @Test
    void explain_jobThatNoAuditSaw_isDescribed() {
        audit();
        account.account()
                .put(
                        FleetAccount.REGION,
                        SimulatedJob.described("later-1", Instant.now()).build());

        assertThat(execute(tables, "explain", "later-1")).as(err()).isEqualTo(ExitCode.FINE);

        assertThat(out()).contains("Evidence read now", "no open finding is stored; the next audit");
        forget();
        assertThat(execute(tables, "explain", "no-such-job")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("audit: no job 'no-such-job' in eu-west-1\n");
        forget();
        assertThat(execute(tables, "explain", "IOTJ-RUN-01")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .isEqualTo(
                        "audit: no job 'IOTJ-RUN-01' in eu-west-1; 'audit rules explain IOTJ-RUN-01' shows the rule\n");
    }
}
