package dev.iotjobs.load.audit;

import dev.iotjobs.auditor.audit.result.AlertReport;
import dev.iotjobs.auditor.audit.result.AuditReport;
import dev.iotjobs.auditor.audit.result.OpenFinding;
import dev.iotjobs.auditor.audit.result.RegionRun;
import dev.iotjobs.auditor.audit.result.TimeSpan;
import dev.iotjobs.auditor.fact.Coverage;
import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountLabel;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.report.AuditJson;
import dev.iotjobs.auditor.report.ShownAudit;
import dev.iotjobs.auditor.rule.CliCommand;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a large JSON report of an audit, for measurements. It has findings of every rule that judges jobs. */
public final class SavedDocument {

    private static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");
    private static final AccountRegion PLACE = new AccountRegion("aws", "123456789012", "eu-west-1");

    private static final List<RuleDefinition<?>> RULES = RuleBook.standard().definitions().stream()
            .filter(rule -> rule.judges().name().equals("job"))
            .toList();

    private SavedDocument() {}

    /** Writes the document that {@code audit run --output json} would write for this many findings. */
    public static void write(int findings, Path file) throws IOException {
        List<OpenFinding> open =
                IntStream.range(0, findings).mapToObj(SavedDocument::open).toList();
        RegionRun run = new RegionRun(
                RegionRun.Outcome.COMPLETED,
                "",
                new TimeSpan(NOW, NOW.plusSeconds(60)),
                Coverage.none(PLACE, ""),
                RegionRun.Read.NOTHING,
                new RegionRun.Judged(Map.of(), List.of(), List.of(), open, List.of(), List.of()),
                List.of());
        AlertReport alerts = new AlertReport(AlertReport.Status.NOTHING_TO_REPORT, null, Map.of(), 0, "");
        AuditReport report = new AuditReport(
                        "run-1", AccountLabel.of(PLACE.accountId()), run.time(), List.of(run), alerts)
                .withFindings(SavedDocument::texts);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            AuditJson.write(new ShownAudit(report, false, List.of()), out);
        }
    }

    private static RuleDefinition<?> rule(int number) {
        return RULES.get(number % RULES.size());
    }

    private static OpenFinding open(int number) {
        RuleDefinition<?> rule = rule(number);
        JobKey job = new JobKey(
                "arn:aws:iot:eu-west-1:123456789012:job/fw-gateway-3-26-8-all-lyon-" + number,
                NOW.minusSeconds(86_400));
        Instant since = NOW.minusSeconds(60L * (number % 10_000));
        return new OpenFinding(
                new FindingKey(PLACE, new Subject.OfJob(job), rule.id()), rule.worst(), since, since, NOW, true, null);
    }

    private static Map<FindingKey, Finding> texts(Collection<FindingKey> keys) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), SavedDocument::text));
    }

    private static Finding text(FindingKey key) {
        String jobId = key.subject().name();
        int number = Integer.parseInt(jobId.substring(jobId.lastIndexOf('-') + 1));
        OpenFinding open = open(number);
        RuleDefinition<?> rule = rule(number);
        return Finding.builder(key, open.severity(), NOW)
                .rule(rule.version(), rule.title(), rule.fix())
                .because(
                        "171 of 450 executions failed or timed out (38.0 %); 1,650 executions are still to come",
                        Evidence.of("status", "IN_PROGRESS")
                                .and("origin", "SELF")
                                .and("succeeded", 279)
                                .and("failed", 171)
                                .and("queued", 1_600)
                                .and("inProgress", 50),
                        List.of(
                                CliCommand.fix(
                                        "Stop the rollout:",
                                        "iot",
                                        "cancel-job",
                                        "--region",
                                        PLACE.region(),
                                        "--job-id",
                                        jobId,
                                        "--comment",
                                        CliCommand.WHY),
                                failedExecutions("Or first see which devices failed:", PLACE, jobId)))
                .origin(Origin.SELF)
                .targets(List.of("arn:aws:iot:eu-west-1:123456789012:thinggroup/gateways-lyon"), 1)
                .since(open.since())
                .history(List.of(new Event(open.since(), TransitionType.OPENED, open.severity(), null)))
                .build();
    }

    /**
     * A command for the findings of measurements: it lists the failed executions of a job.
     *
     * @param purpose a sentence that ends in a colon
     */
    public static CliCommand failedExecutions(String purpose, AccountRegion place, String jobId) {
        return CliCommand.look(
                purpose,
                "iot",
                "list-job-executions-for-job",
                "--region",
                place.region(),
                "--job-id",
                jobId,
                "--status",
                "FAILED");
    }
}
