package dev.iotjobs.local.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.Fault;
import dev.iotjobs.simulator.JobStatus;
import dev.iotjobs.simulator.service.JobFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code audit run} with the local account, over HTTP. */
class AuditRunTest extends LocalCommandLine {

    private static final Pattern FINDINGS =
            Pattern.compile("(?m)^audit: [1-9]\\d* open findings? (is|are) at or above LOW \\(--fail-on\\)$");

    @TempDir
    private Path folder;

    @Test
    void run_createResources_auditsReportsAndThenHasNothingToReport() throws Exception {
        String[] command = {
            "run",
            "--create-resources",
            "--findings-table",
            "first-findings",
            "--state-table",
            "first-state",
            "--output",
            "json"
        };
        assertThat(execute(command)).as(err()).isEqualTo(ExitCode.FINE);
        JsonNode first = document();
        forget();
        assertThat(execute(command)).as(err()).isEqualTo(ExitCode.FINE);
        JsonNode second = document();

        assertThat(first.at("/accountId").asText()).isEqualTo(LocalAccount.ACCOUNT_ID);
        assertThat(first.at("/complete").asBoolean()).isTrue();
        assertThat(first.at("/regions/0/coverage/listed").asInt()).isEqualTo(60);
        assertThat(first.at("/regions/0/rules/IOTJ-CFG-01/compliant").asInt()).isPositive();
        assertThat(first.at("/alerts/status").asText()).isEqualTo("SENT");
        assertThat(first.at("/findings").size()).isPositive();
        assertThat(second.at("/findings").size())
                .isEqualTo(first.at("/findings").size());
        assertThat(second.at("/findings"))
                .allSatisfy(finding ->
                        assertThat(finding.at("/transition").isNull()).isTrue());
        assertThat(second.at("/alerts/status").asText()).isEqualTo("NOTHING_TO_REPORT");
        assertThat(err()).isEmpty();
    }

    @Test
    void run_dryRun_writesAndSendsNothing() throws Exception {
        long before = account.requests().calls("Publish");

        assertThat(execute("run", "--dry-run", "--output", "json")).isEqualTo(ExitCode.FINE);
        assertThat(document().at("/alerts/status").asText()).isEqualTo("DRY_RUN");
        assertThat(account.requests().calls("Publish")).isEqualTo(before);
    }

    @Test
    void run_policy_decidesWhichRulesJudge() throws Exception {
        Path file = Files.writeString(
                folder.resolve("policy.yaml"), "version: 1\nrules: { IOTJ-CFG-01: { enabled: false } }\n");

        assertThat(execute("run", "--dry-run", "--output", "json", "--policy", file.toString()))
                .as(err())
                .isEqualTo(ExitCode.FINE);
        assertThat(document().at("/regions/0/rules").has("IOTJ-CFG-01")).isFalse();
        assertThat(document().at("/regions/0/rules").has("IOTJ-CFG-03")).isTrue();
    }

    @Test
    void run_policyWithAnError_auditsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "version: 1\nruels: {}\n");
        long before = account.requests().calls("ListJobs");

        assertThat(execute("run", "--dry-run", "--policy", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .isEqualTo("audit: " + file + ":2:1: ruels: unknown key, did you mean 'rules'?\n"
                        + "Try 'audit run --help'.\n");
        assertThat(account.requests().calls("ListJobs")).isEqualTo(before);
    }

    @Test
    void run_text_isASummary() {
        assertThat(execute("run", "--dry-run")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("Audited 123456789012, 1 Region, ")
                .contains(", dry run\n", "\nThe dry run uses a quarter of the API limit, because it cannot see ")
                .contains("\nOpen by rule\n", "\nMail    none: dry run\n");
    }

    @Test
    void run_findingAtOrAboveFailOn_exitsWithThree() {
        assertThat(execute("run", "--dry-run", "--fail-on", "low")).isEqualTo(ExitCode.FINDINGS);
        assertThat(err()).startsWith("audit: ").containsPattern(FINDINGS);
    }

    @Test
    void run_mailNotSent_exitsWithOneAndWithThreeWhereAFindingIsOpenToo() {
        List<String> command = List.of(
                "run", "--create-resources", "--findings-table", "unsent-findings", "--state-table", "unsent-state");
        Fault denied = Fault.always(
                Fault.Where.operation("Publish"), new Fault.Effect.Fail(403, "AuthorizationError", "not authorized"));
        account.account().faults().add(denied);
        try {
            assertThat(execute(with(command))).isEqualTo(ExitCode.FAILED);
            assertOnStandardError("mail not sent, the next audit tries again: ");
            forget();
            assertThat(execute(with(command, "--fail-on", "LOW"))).isEqualTo(ExitCode.FINDINGS);
            assertThat(err()).startsWith("audit: mail not sent").containsPattern(FINDINGS);
        } finally {
            account.account().faults().remove(denied);
        }
    }

    @Test
    void run_missingTable_isOneLineAndExitTwo() {
        execute("run", "--create-resources", "--findings-table", "there-findings", "--state-table", "there-state");
        forget();

        assertThat(execute(onTables("missing-table", "there-state"))).isEqualTo(ExitCode.USAGE);
        assertOneLine("missing-table");
    }

    @Test
    void run_bothTablesMissing_isALineForEach() {
        assertThat(execute(onTables("missing-findings", "missing-state"))).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("audit: table 'missing-findings' in eu-west-1 does not exist")
                .contains("audit: table 'missing-state' in eu-west-1 does not exist");
    }

    @Test
    void run_tablesSwapped_isRefusedAndWritesNothing() {
        execute("run", "--create-resources", "--findings-table", "swap-findings", "--state-table", "swap-state");
        forget();
        long before = account.requests().calls("TransactWriteItems");

        assertThat(execute(onTables("swap-state", "swap-findings"))).isEqualTo(ExitCode.USAGE);
        assertOneLine(
                "AUDIT_FINDINGS_TABLE (--findings-table): must name the findings table, got 'swap-state', which has no"
                        + " index 'open'");
        assertThat(account.requests().calls("TransactWriteItems")).isEqualTo(before);
    }

    private static String[] onTables(String findings, String state) {
        return new String[] {
            "run",
            "--findings-table",
            findings,
            "--state-table",
            state,
            "--topic-arn",
            "arn:aws:sns:eu-west-1:123456789012:alerts"
        };
    }

    @Test
    void run_noTopic_isOneLineAndExitTwo() {
        assertThat(execute("run")).isEqualTo(ExitCode.USAGE);
        assertOneLine("AUDIT_TOPIC_ARN (--topic-arn)");
    }

    @Test
    void run_unreachableEndpoint_isOneLineAndExitOne() {
        String before = System.setProperty("aws.endpointUrlSts", "http://127.0.0.1:9");
        try {
            assertThat(execute("run", "--dry-run")).isEqualTo(ExitCode.FAILED);
            assertOneLine("http://127.0.0.1:9");
        } finally {
            System.setProperty("aws.endpointUrlSts", before);
        }
    }

    @Test
    void run_stsThatTakesNoConnection_isOneLineWithinSeconds() throws IOException {
        String before = System.getProperty("aws.endpointUrlSts");
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) { // Linux queues two with a backlog of 1; the third waits
                waiting.add(connecting(full.getLocalPort()));
            }
            System.setProperty("aws.endpointUrlSts", "http://user:secret@127.0.0.1:" + full.getLocalPort());
            long startedAt = System.nanoTime();

            assertThat(execute("run", "--dry-run")).isEqualTo(ExitCode.FAILED);
            assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(8));
        } finally {
            System.setProperty("aws.endpointUrlSts", before);
            for (Socket socket : waiting) {
                socket.close();
            }
        }
        assertOneLine("STS cannot be reached at http://***@127.0.0.1:");
        assertThat(err()).doesNotContain("secret");
    }

    private static Socket connecting(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (SocketTimeoutException e) {
            // The queue of the socket is full
        }
        return socket;
    }

    @Test
    void run_unreachableIot_isOneLineWithTheReason() {
        String before = System.setProperty("aws.endpointUrlIot", "http://127.0.0.1:9");
        try {
            assertThat(execute("run", "--dry-run")).isEqualTo(ExitCode.FAILED);
        } finally {
            System.setProperty("aws.endpointUrlIot", before);
        }
        assertThat(err())
                .startsWith("audit: eu-west-1: AWS IoT cannot be reached: ")
                .hasLineCount(1);
        assertThat(out()).contains("eu-west-1  failed: AWS IoT cannot be reached: ");
    }

    @Test
    void run_deniedJob_costsThatJobOnly() throws Exception {
        String jobId = liveJob();
        Fault denied = JobFaults.denied(jobId);
        account.account().faults().add(denied);
        try {
            assertThat(execute("run", "--dry-run", "--output", "json")).isEqualTo(ExitCode.FINE);
        } finally {
            account.account().faults().remove(denied);
        }
        JsonNode document = document();

        assertThat(document.at("/complete").asBoolean()).isFalse();
        assertThat(document.at("/regions/0/coverage/denied").asInt()).isEqualTo(1);
        assertThat(document.at("/regions/0/coverage/percent").asDouble()).isLessThan(100);
        assertThat(document.at("/notEvaluated/0/jobId").asText()).isEqualTo(jobId);
        assertThat(document.at("/notEvaluated/0/complianceStatus").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    private static String liveJob() {
        return account.account().jobs(FleetAccount.REGION).all().stream()
                .filter(job -> job.status() == JobStatus.IN_PROGRESS)
                .findFirst()
                .orElseThrow()
                .jobId();
    }

    @Test
    void run_anotherIsRunning_saysWhichAndIsMadeOnlyIfItTakesOver() {
        List<String> command = List.of(
                "run", "--create-resources", "--findings-table", "shared-findings", "--state-table", "shared-state");
        List<Integer> exitCodes = new ArrayList<>();
        during(command, () -> {
            exitCodes.add(execute(with(command)));
            exitCodes.add(execute(with(command, "--take-over")));
        });

        assertThat(exitCodes).containsExactly(ExitCode.FAILED, ExitCode.FINE);
        assertThat(err())
                .containsPattern("audit: eu-west-1: .*run [0-9a-f-]{36}")
                .contains("--take-over");
    }

    @Test
    void run_dryRunBesideAnAudit_endsIfItsStateTableIsNamed() {
        List<String> audit = List.of(
                "run", "--create-resources", "--findings-table", "beside-findings", "--state-table", "beside-state");
        List<Integer> exitCodes = new ArrayList<>();
        during(audit, () -> {
            exitCodes.add(execute("run", "--dry-run", "--state-table", "beside-state"));
            exitCodes.add(execute("run", "--dry-run"));
        });

        assertThat(exitCodes).containsExactly(ExitCode.FAILED, ExitCode.FINE);
        assertThat(err())
                .containsPattern("audit: eu-west-1: .*run [0-9a-f-]{36}")
                .doesNotContain("--take-over");
    }

    /** Runs an audit, and runs {@code meanwhile} while the audit describes its first job. */
    private void during(List<String> audit, Runnable meanwhile) {
        Fault fault = new Fault(
                Fault.Where.operation("DescribeJob"), new Fault.When.Nth(1), new Fault.Effect.Before(meanwhile));
        account.account().faults().add(fault);
        try {
            execute(with(audit));
        } finally {
            account.account().faults().remove(fault);
        }
    }

    @Test
    void run_dryRunWithItsOwnRate_takesThatRate() {
        assertThat(execute("run", "--dry-run", "--max-tps", "unlimited", "--verbose"))
                .isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("\nCalls\n  DescribeJob ").doesNotContain("a quarter of the API limit");
    }

    @Test
    void run_thingGroupById_auditsItsJobsOnly() throws Exception {
        String id = account.account().jobs(FleetAccount.REGION).all().stream()
                .filter(job -> job.status() == JobStatus.IN_PROGRESS)
                .flatMap(job -> Optional.ofNullable(job.thingGroupId()).stream())
                .findFirst()
                .orElseThrow();

        assertThat(execute("run", "--dry-run", "--thing-group-id", id, "--output", "json"))
                .isEqualTo(ExitCode.FINE);
        assertThat(document().at("/regions/0/coverage/listed").asInt()).isBetween(1, 59);
    }

    @Test
    void run_scope_warnsWhereTheServiceLeavesJobsOut() throws Exception {
        assertThat(execute("run", "--dry-run", "--thing-group", "cameras", "--output", "json"))
                .isEqualTo(ExitCode.FINE);
        assertThat(document().at("/regions/0/warnings").toString()).contains("SCHEDULED jobs");
    }
}
