package dev.iotjobs.auditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.iotjobs.auditor.audit.AuditProgress;
import dev.iotjobs.auditor.audit.Timeline;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
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
        assertThat(err())
                .isEqualTo("audit: Unknown option: '--dryrun'; did you mean --dry-run?\nTry 'audit run --help'.\n");
    }

    @Test
    void run_severalUnreadableOptions_tellsAllOfThem() {
        assertThat(execute("run", "--fail-on", "SEVERE", "--time-budget", "9", "--output", "xml", "--verbose", "extra"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err())
                .contains("'--fail-on'", "'SEVERE'", "'--time-budget'", "'9'", "'--output'", "'xml'")
                .contains("'--verbose', 'extra'");
    }

    @Test
    void run_severalWrongSettings_tellsAllOfThemWhereverTheyComeFrom() {
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
                .contains("--create-resources: makes what --dry-run does not need");
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
        assertThat(err()).contains("--topic-arn");
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

    @Test
    void execute_noCommand_showsHowToUseIt() {
        assertThat(execute()).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Usage: audit", "run", "rules");
    }

    @Test
    void execute_unknownCommand_isRefusedWithThoseThatThereAre() {
        assertThat(execute("rnu")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).isEqualTo("audit: unknown command 'rnu', there are: run, rules\nTry 'audit --help'.\n");
    }

    @Test
    void help_goesToStandardOutput() {
        assertThat(execute("run", "--help")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("--region", "--findings-table", "--create-resources", "--time-budget", "Exit codes");
        assertThat(err()).isEmpty();
    }

    @Test
    void rules_text_tellsWhyAndHowToMendOfEach() {
        assertThat(execute("rules")).isEqualTo(ExitCode.FINE);
        assertThat(out()).contains("IOTJ-CFG-01  MEDIUM  In-progress timeout missing", "\n  why   ", "\n  fix   ");
    }

    @Test
    void rules_json_isOneArray() {
        assertThat(execute("rules", "--output", "json")).isEqualTo(ExitCode.FINE);
        assertThat(out()).startsWith("[").endsWith("]\n").contains("\"id\" : \"IOTJ-CFG-01\"");
    }

    @Test
    void complain_messageWithLinesAndEscapes_isOneHarmlessLine() {
        shell(false).complain("Connection refused\n  Caused by: \u001b[31mx\r\n");

        assertThat(err()).isEqualTo("audit: Connection refused; Caused by: ?[31mx\n");
    }

    @Test
    void progress_watched_drawsABarAndWipesIt() {
        try (Progress progress = Progress.on(shell(true))) {
            AuditProgress region = progress.ofRegion("eu-west-1");
            region.listed(250);
            region.described(125, 250);
        }

        assertThat(err()).contains("Describing jobs").contains("125/250").endsWith(" \r");
        assertThat(out()).isEmpty();
    }

    @Test
    void progress_notWatched_saysNothingOfAShortAudit() {
        try (Progress progress = Progress.on(shell(false))) {
            progress.ofRegion("eu-west-1").described(1, 2);
        }

        assertThat(err()).isEmpty();
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
        return new Shell(
                new PrintStream(out, true, StandardCharsets.UTF_8),
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
