package dev.iotjobs.auditor.report.finding;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sample stored findings. */
final class StoredSamples {

    static final Instant NOW = Instant.parse("2026-11-28T06:45:00Z");
    static final AccountLabel ACCOUNT = AccountLabel.of("123456789012");
    static final AccountLabel NAMED = new AccountLabel("123456789012", "acme-fleet-prod");
    static final AccountRegion IRELAND = new AccountRegion("aws", "123456789012", "eu-west-1");

    /** Texts that could harm a terminal, a spreadsheet or a browser. */
    static final List<String> HOSTILE = List.of(
            "=HYPERLINK(\"http://evil.example\")",
            "<script>alert(1)</script>",
            "\u001b[31mred\u001b[0m",
            "bell\u0007 and\u0000 nul",
            "right\u202Eleft\u2066",
            "line\nbreak\r\n\tAND tab",
            "x".repeat(64));

    private StoredSamples() {}

    static Finding failureRate(String jobId) {
        Subject job = new Subject.OfJob(
                new JobKey("arn:aws:iot:eu-west-1:123456789012:job/" + jobId, Instant.parse("2026-11-24T08:00:00Z")));
        Instant opened = Instant.parse("2026-11-24T15:59:00Z");
        return Finding.builder(new FindingKey(IRELAND, job, "IOTJ-RUN-01"), Severity.CRITICAL, opened)
                .rule(1, "Failure rate too high", "If the update is at fault, stop the rollout.")
                .because(
                        "513 of 1,350 executions failed or timed out (38.0 %); 2,301 are still to come",
                        Evidence.of("status", "IN_PROGRESS")
                                .and("origin", "SELF")
                                .and("failed", 456)
                                .and("timedOut", 57)
                                .and("succeeded", 837)
                                .and("rejected", 0)
                                .and("executed", 1_350)
                                .and("queued", 2_240)
                                .and("inProgress", 61)
                                .and("highFromPercent", 10)
                                .and("criticalFromPercent", 20)
                                .and("closesBelowPercent", 8)
                                .and("minimumExecuted", 10),
                        List.of(
                                CliCommand.look(
                                        "See which devices failed:",
                                        "iot",
                                        "list-job-executions-for-job",
                                        "--region",
                                        "eu-west-1",
                                        "--job-id",
                                        jobId,
                                        "--status",
                                        "FAILED"),
                                CliCommand.fix(
                                        "If the update is at fault, stop the rollout:",
                                        "iot",
                                        "cancel-job",
                                        "--region",
                                        "eu-west-1",
                                        "--job-id",
                                        jobId,
                                        "--reason-code",
                                        "HIGH_FAILURE_RATE",
                                        "--comment",
                                        CliCommand.WHY)))
                .origin(Origin.SELF)
                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/porto"), 3)
                .since(opened)
                .evaluatedAt(Instant.parse("2026-11-28T06:39:00Z"))
                .updatedAt(Instant.parse("2026-11-28T06:39:00Z"))
                .history(List.of(
                        new Event(opened, TransitionType.OPENED, Severity.HIGH, null),
                        new Event(
                                Instant.parse("2026-11-26T09:09:00Z"),
                                TransitionType.WORSENED,
                                Severity.CRITICAL,
                                null)))
                .build();
    }

    /** A finding that opened {@code age} before {@link #NOW}. */
    static Finding of(AccountRegion place, String jobId, String ruleId, String title, Severity severity, Duration age) {
        Subject job = new Subject.OfJob(
                new JobKey("arn:aws:iot:" + place.region() + ":" + place.accountId() + ":job/" + jobId, NOW));
        return Finding.builder(new FindingKey(place, job, ruleId), severity, NOW.minus(age))
                .rule(1, title, "Fix it.")
                .because("it is so", Evidence.none(), List.of())
                .build();
    }
}
