package dev.iotjobs.load;

import dev.iotjobs.auditor.finding.Finding;
import dev.iotjobs.auditor.finding.Finding.Event;
import dev.iotjobs.auditor.finding.FindingKey;
import dev.iotjobs.auditor.finding.TransitionType;
import dev.iotjobs.auditor.job.AccountRegion;
import dev.iotjobs.auditor.job.JobKey;
import dev.iotjobs.auditor.job.Origin;
import dev.iotjobs.auditor.rule.Evidence;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.Subject;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.state.RegionStore;
import dev.iotjobs.auditor.table.memory.MemoryDatabase;
import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.SavedDocument;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Measures {@code ./audit findings} with many stored findings, including the start of the launcher. */
@Command(
        name = "findings",
        description = "The first page of 33,000 stored findings, a filter by rule, and all of them as CSV (1 minute).")
final class FindingsLoad implements Load {

    private static final AccountRegion PLACE = new AccountRegion("aws", LocalAccount.ACCOUNT_ID, "eu-west-1");
    private static final int FINDINGS = 33_000;
    private static final int ROUNDS = 5;
    private static final double SECONDS = 1.0;
    private static final Duration BETWEEN_FINDINGS = Duration.ofSeconds(7);

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        SimulatedAccount account = new SimulatedAccount(LocalAccount.ACCOUNT_ID, InstantSource.system());
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            progress.step("storing " + FINDINGS + " findings");
            store(local.tables(PLACE.region()));
            return measure(progress, local);
        }
    }

    private static Measurement measure(Steps progress, LocalAccount local) throws IOException, InterruptedException {
        AuditProcess audit = new AuditProcess(local.environment(PLACE.region()));
        progress.step("a first list, which makes the cache of classes");
        audit.run("findings", "--limit", "1").orFail();
        List<Figure> figures = new ArrayList<>();
        progress.step("the first page");
        figures.add(seconds("first page", audit, "findings", "--limit", "40").atMost(SECONDS));
        local.requests().clear();
        Duration processorTime = audit.run("findings", "--limit", "40").orFail().processorTime();
        figures.add(Figure.of("first page, processor time", processorTime.toMillis() / 1e3, "s"));
        figures.add(Figure.count("first page, queries", local.requests().calls("Query")));
        progress.step("a filter by rule");
        figures.add(seconds("all of one rule", audit, "findings", "--rule", "IOTJ-SEC-06"));
        progress.step("all as CSV");
        figures.add(seconds("all as CSV", audit, "findings", "--output", "csv"));
        return new Measurement(
                "Lists of " + FINDINGS + " stored findings, by './audit findings', launcher included; medians of "
                        + ROUNDS,
                figures,
                List.of());
    }

    private static Figure seconds(String what, AuditProcess audit, String... arguments)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            times.add(audit.run(arguments).orFail().seconds());
        }
        return Figure.of(what, times.stream().sorted().toList().get(ROUNDS / 2), "s");
    }

    private static void store(MemoryDatabase database) {
        RegionStore store = new RegionStore(
                PLACE, database.table("iot-jobs-auditor-findings"), database.table("iot-jobs-auditor-state"), "load");
        List<RuleDefinition<?>> rules = RuleBook.standard().definitions();
        List<Severity> severities = List.of(Severity.values());
        Instant now = Instant.now();
        for (int i = 0; i < FINDINGS; i++) {
            RuleDefinition<?> rule = rules.get(i % rules.size());
            Severity severity = severities.get(i % severities.size());
            store.put(finding(rule, "firmware-" + i, severity, now.minus(BETWEEN_FINDINGS.multipliedBy(i))));
        }
    }

    private static Finding finding(RuleDefinition<?> rule, String jobId, Severity severity, Instant opened) {
        Subject job = new Subject.OfJob(
                new JobKey("arn:aws:iot:" + PLACE.region() + ":" + PLACE.accountId() + ":job/" + jobId, opened));
        return Finding.builder(new FindingKey(PLACE, job, rule.id()), severity, opened)
                .rule(rule.version(), rule.title(), rule.fix())
                .because(
                        "171 of 450 executions failed or timed out (38.0 %); 1,650 are still to come",
                        Evidence.of("status", "IN_PROGRESS")
                                .and("failed", 114)
                                .and("timedOut", 57)
                                .and("succeeded", 279)
                                .and("executed", 450)
                                .and("queued", 1_650),
                        List.of(SavedDocument.failedExecutions("See which devices failed:", PLACE, jobId)))
                .origin(Origin.SELF)
                .targets(List.of("arn:aws:iot:" + PLACE.region() + ":" + PLACE.accountId() + ":thinggroup/lyon"), 1)
                .history(List.of(new Event(opened, TransitionType.OPENED, severity, null)))
                .build();
    }
}
