package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.cli.option.FindingCount;
import dev.iotjobs.auditor.cli.option.TimeBudget;
import dev.iotjobs.auditor.cli.terminal.ExitCode;
import dev.iotjobs.auditor.cli.terminal.Shell;
import dev.iotjobs.auditor.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCliTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void run_unknownOption_isRefusedWithASuggestion() {
        assertThat(execute("run", "--dryrun")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("""
                        audit: --dryrun: 'audit run' has no such option; did you mean --dry-run?
                        Try 'audit run --help'.
                        """);
    }

    @Test
    void run_severalUnreadableOptions_namesAllOfThem() {
        assertThat(execute("run", "--fail-on", "SEVERE", "--time-budget", "9", "--output", "xml", "--loud", "extra"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("""
            audit: --fail-on: must be one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got 'SEVERE'
            audit: --time-budget: must be from 1s to 24h, such as 90s, 15m or 2h, got '9'
            audit: --output: must be one of text, json, got 'xml'
            audit: --loud: 'audit run' has no such option
            audit: 'extra': 'audit run' takes no such argument
            Try 'audit run --help'.
            """);
    }

    @Test
    void run_severalWrongSettings_namesAllOfThemFromOptionsAndVariables() {
        Map<String, String> environment = Map.of("AUDIT_SCOPE_NAMESPACE", "not a namespace");
        int exit = execute(
                environment,
                "run",
                "--region",
                "mars-west-1",
                "--max-tps",
                "0",
                "--topic-arn",
                "alerts",
                "--findings-table",
                "x",
                "--dry-run",
                "--create-resources");

        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("'mars-west-1'", "AUDIT_MAX_TPS (--max-tps): ", "'0'", "'alerts'", "'x'", "'not a namespace'")
                .contains("--create-resources: cannot be combined with --dry-run, which needs no tables");
        assertThat(err().lines().filter(line -> line.startsWith("audit: "))).hasSize(6);
    }

    @Test
    void run_optionThatAScriptLeftEmpty_isRefused() {
        assertThat(execute("run", "--region", "", "--state-table=")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--region: must not be empty", "--state-table: must not be empty");
    }

    @Test
    void run_optionWithoutItsValue_isRefused() {
        assertThat(execute("run", "--topic-arn")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("run", "--topic-arn", "--dry-run")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("run", "--fail-on", "LOW", "--fail-on", "HIGH")).isEqualTo(ExitCode.USAGE);
        assertThat(err().lines().filter(line -> line.startsWith("audit: ")))
                .containsExactly(
                        "audit: --topic-arn: must have a value, ARN",
                        "audit: --topic-arn: must have a value, ARN",
                        "audit: --fail-on: must be given once only");
    }

    @ParameterizedTest
    @CsvSource({"90s,PT1M30S", "15m,PT15M", "1h,PT1H", "24h,PT24H", "1s,PT1S"})
    void timeBudget_withinADay_isRead(String text, Duration time) {
        assertThat(new TimeBudget().convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "25h", "9", "-1m", "1h30m", "", "99999999999h"})
    void timeBudget_anythingElse_isRefused(String text) {
        assertThat(execute("run", "--dry-run", "--time-budget=" + text)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("must be from 1s to 24h");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1000000,1000000", "all,2147483647"})
    void findings_numberOrAll_isRead(String text, int findings) {
        assertThat(new FindingCount().convert(text)).isEqualTo(findings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "99999999", "ALL", ""})
    void findings_anythingElse_isRefused(String text) {
        assertThat(execute("run", "--dry-run", "--findings=" + text)).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("must be a number from 1 to 1000000, or 'all'");
    }

    @Test
    void execute_noCommand_showsHowToUseIt() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Usage: audit", "run", "alert", "rules");
    }

    @Test
    void execute_unknownCommand_isRefusedWithThoseThatThereAre() {
        assertThat(execute("rnu")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .isEqualTo("audit: unknown command 'rnu'; the commands are: run, findings, explain, report, alert,"
                        + " rules, policy, exempt, completion\nTry 'audit --help'.\n");
    }

    @Test
    void explain_withoutItsJob_isRefused() {
        assertThat(execute("explain")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("audit: JOB-ID: must be given\nTry 'audit explain --help'.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "rules", "rules explain IOTJ-RUN-01", "completion"})
    void anyCommand_outputThatCannotBeWritten_isNotFine(String command) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space");
            }
        };

        assertThat(new AuditCli(shell(full, Map.of(), false)).execute(command.split(" ")))
                .isEqualTo(ExitCode.NOT_WRITTEN);
    }

    /** Picocli may break a line at a dot or a colon. This would split the name of a file or of a permission. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "findings", "findings show", "report", "completion"})
    void help_namesWithPoints_areOnOneLine(String command) {
        assertThat(execute((command + " --help").split(" "))).isEqualTo(ExitCode.FINE);
        assertThat(out().lines()).noneMatch(line -> line.matches(".*(\\s\\.|~/\\.|dynamodb:)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "run",
                "findings",
                "findings show",
                "explain",
                "report",
                "alert",
                "alert test",
                "alert summary",
                "rules",
                "rules explain",
                "rules docs",
                "policy",
                "policy validate",
                "policy show",
                "policy default",
                "policy schema",
                "policy diff",
                "exempt",
                "exempt list",
                "completion"
            })
    void help_ofEveryCommand_hasExamples(String command) {
        assertThat(execute((command + " --help").strip().split(" ", -1))).isEqualTo(ExitCode.FINE);
        assertThat(out()).containsPattern("\nExamples?:\n  [^\n]*audit " + command.split(" ", -1)[0]);
    }

    @Test
    void help_goesToStandardOutput() {
        assertThat(execute("run", "--help")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .contains(
                        "Audits the IoT jobs of the current AWS account and Region.",
                        "--region",
                        "--findings-table",
                        "--thing-group-id",
                        "--create-resources",
                        "--accept-deletions",
                        "--time-budget",
                        "Exit codes");
        assertThat(err()).isEmpty();
    }

    @Test
    void rules_text_saysWhyAndHowToFixOfEach() {
        assertThat(execute("rules")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .contains("IOTJ-CFG-01  MEDIUM  In-progress timeout missing", "\n  Fix       ", "\n  Controls  ");
    }

    @Test
    void rules_text_endsWithWhenFindingsClose() {
        execute("rules");
        assertThat(out().replaceAll("\\s+", " "))
                .contains(" A finding also closes when its job is deleted, ", "when its rule no longer applies, ")
                .endsWith(" Messages state the reason. ");
    }

    @Test
    void rules_json_isOneArray() {
        assertThat(execute("rules", "--output", "json")).isEqualTo(ExitCode.FINE);
        assertThat(out()).startsWith("[").endsWith("]\n").contains("\"id\" : \"IOTJ-CFG-01\"");
    }

    @Test
    void rulesExplain_id_showsThePage() {
        assertThat(execute("rules", "explain", "iotj-cfg-01")).isEqualTo(ExitCode.FINE);
        assertThat(out())
                .startsWith("IOTJ-CFG-01  In-progress timeout missing")
                .contains("\nWhy it matters\n", "    aws iot update-job --region REGION --job-id JOB_ID ");
    }

    @Test
    void rulesExplain_unknownId_namesTheNearest() {
        assertThat(execute("rules", "explain", "IOTJ-CGF-01")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("audit: no rule 'IOTJ-CGF-01'; nearest: IOTJ-CFG-01\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "docs"})
    void rules_helpOfACommand_saysHowItEnds(String command) {
        assertThat(execute("rules", command, "--help")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("Usage: audit rules " + command, "Exit codes: 0 ");
    }

    @Test
    void complain_messageWithLinesAndEscapes_isOneHarmlessLine() {
        shell(false).complain("Connection refused\n  Caused by: \u001b[31mx\r\n");

        assertThat(err()).isEqualTo("audit: Connection refused; Caused by: [U+001B][31mx\n");
    }

    @Test
    void run_thingGroupByNameAndId_isOneProblemThatNamesBothOptions() {
        Map<String, String> environment = Map.of("AUDIT_SCOPE_THING_GROUP", "cameras");

        assertThat(execute(environment, "run", "--dry-run", "--thing-group-id", "group-7"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .startsWith("audit: AUDIT_SCOPE_THING_GROUP (--thing-group) and AUDIT_SCOPE_THING_GROUP_ID"
                        + " (--thing-group-id): ListJobs takes only one of them, got 'cameras' and 'group-7'\n");
    }

    @Test
    void run_variableOfTheScopeBehindAnOption_mustBeValidAsWell() {
        Map<String, String> environment = Map.of("AUDIT_SCOPE_STATUS", "RUNNING");

        assertThat(execute(environment, "run", "--dry-run", "--status", "SCHEDULED"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .startsWith("audit: AUDIT_SCOPE_STATUS (--status): must be one of ")
                .contains("'RUNNING'");
    }

    @Test
    void run_dryRunThatTakesOver_isRefused() {
        assertThat(execute("run", "--dry-run", "--take-over")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: --take-over: cannot be combined with --dry-run, which changes no state\n");
    }

    @Test
    void run_noJobIdsAndTooMany_areRefused() {
        String[] many = IntStream.range(0, 1_001)
                .boxed()
                .flatMap(i -> Stream.of("--job-id", "job-" + i))
                .toArray(String[]::new);

        assertThat(execute("run", "--job-id", "a/b")).isEqualTo(ExitCode.USAGE);
        assertThat(execute(Stream.concat(Stream.of("run"), Stream.of(many)).toArray(String[]::new)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("--job-id: must be 1 to 64 letters, digits, hyphens or underscores, got 'a/b'")
                .contains("--job-id: may be given at most 1000 times, got 1001");
    }

    @Test
    void alert_noCommand_showsHowToUseIt() {
        assertThat(execute("alert")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Usage: audit alert", "summary", "test");
    }

    @Test
    void alert_unknownCommand_isRefusedWithThoseThatThereAre() {
        assertThat(execute("alert", "sumary")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .isEqualTo("audit: unknown command 'sumary'; the commands are: summary, test\nTry 'audit alert"
                        + " --help'.\n");
    }

    @Test
    void summary_severalProblems_namesAllOfThem() {
        assertThat(execute("alert", "summary", "--region", "mars-1", "--topic-arn", "alerts", "--state-table="))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("'mars-1'", "'alerts'", "--state-table: must not be empty");
    }

    @Test
    void summary_optionOfAnAudit_isRefused() {
        assertThat(execute("alert", "summary", "--dry-run")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).startsWith("audit: --dry-run: 'audit alert summary' has no such option");
    }

    @Test
    void test_severalProblems_namesAllOfThem() {
        assertThat(execute("alert", "test", "--topic-arn", "alerts", "--state-table", "state"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--state-table: 'audit alert test' has no such option");
    }

    @Test
    void alert_noTopic_isOneLineThatFitsTheCommand() {
        String problem = "audit: AUDIT_TOPIC_ARN (--topic-arn): must be the ARN of the alert topic, which is the"
                + " stack's output AlertTopicArn";

        assertThat(execute("alert", "test")).isEqualTo(ExitCode.USAGE);
        assertThat(execute("alert", "summary")).isEqualTo(ExitCode.USAGE);
        assertThat(err().lines().filter(line -> line.startsWith("audit: "))).containsExactly(problem, problem);
    }

    @Test
    void run_noTopic_isReportedWithTheOtherProblemsAndSaysWhatNeedsNone() {
        assertThat(execute("run", "--region", "mars-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("'mars-1'")
                .contains("; --dry-run needs no topic, and on an emulator --create-resources creates the topic\n");
        assertThat(execute("run", "--topic-arn=")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).endsWith("audit: --topic-arn: must not be empty\nTry 'audit run --help'.\n");
    }

    private int execute(String... arguments) {
        return execute(Map.of(), arguments);
    }

    private int execute(Map<String, String> environment, String... arguments) {
        return new AuditCli(shell(environment, false)).execute(arguments);
    }

    private Shell shell(boolean watched) {
        return shell(Map.of(), watched);
    }

    private Shell shell(Map<String, String> environment, boolean watched) {
        return shell(out, environment, watched);
    }

    private Shell shell(OutputStream output, Map<String, String> environment, boolean watched) {
        return new Shell(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                false,
                watched,
                Timeline.system());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
