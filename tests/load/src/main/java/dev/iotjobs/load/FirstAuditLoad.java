package dev.iotjobs.load;

import dev.iotjobs.load.audit.AuditProcess;
import dev.iotjobs.load.audit.AuditProcess.Ended;
import dev.iotjobs.load.audit.CapacityMeter;
import dev.iotjobs.load.audit.HeapWatch;
import dev.iotjobs.load.audit.LargeAccount;
import dev.iotjobs.load.figure.Figure;
import dev.iotjobs.load.figure.Measurement;
import dev.iotjobs.load.figure.Steps;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.SimulatedAccount;
import dev.iotjobs.simulator.SimulatorServer;
import dev.iotjobs.simulator.http.RequestLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures time, memory and table capacity of two audits and two dry runs of a large account. One in three jobs has a
 * finding.
 */
@Command(
        name = "first-audit",
        description =
                "100,000 live jobs, a third with findings: a first audit, the next audit and dry runs, in 256 MB with"
                        + " tables over HTTP (7 minutes).")
final class FirstAuditLoad implements Load {

    private static final String HEAP = "256m";
    private static final int ONE_IN_SO_MANY = 3;

    @Option(names = "--jobs", description = "Number of jobs (default: 100000).", defaultValue = "100000")
    private int jobs;

    private final List<Figure> figures = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        SimulatedAccount account = LargeAccount.of(jobs, 0, ONE_IN_SO_MANY, InstantSource.system());
        try (LocalAccount local = LocalAccount.start(account, LocalAccount.ANY_PORT)) {
            CapacityMeter meter = new CapacityMeter(local.dynamoDb());
            try (SimulatorServer dynamoDb = SimulatorServer.start(0, account, List.of(meter))) {
                Map<String, String> environment = environment(local, dynamoDb);
                progress.step("the first audit of " + jobs + " jobs");
                audit("first audit", 1, environment, local, meter);
                progress.step("the next audit");
                audit("next audit", 0, environment, local, meter);
                for (String format : List.of("text", "json")) {
                    progress.step("a dry run, as " + format);
                    dryRun(format, environment, local);
                }
            }
        }
        return new Measurement(
                "'./audit run --max-tps unlimited' with -Xmx" + HEAP + ": " + jobs + " live jobs, one in "
                        + ONE_IN_SO_MANY + " with a finding, tables over HTTP in another process",
                figures,
                List.of(new Measurement.Table(
                        "Audits",
                        List.of("audit", "seconds", "read units", "write units", "live MB", "resident MB"),
                        rows)));
    }

    /**
     * Measures the time, memory and output size of a dry run.
     *
     * @param format value of the option {@code --output}
     */
    private void dryRun(String format, Map<String, String> environment, LocalAccount local)
            throws IOException, InterruptedException {
        // A dry run needs the most memory, because it also keeps the tables in memory
        local.requests().clear();
        List<HeapWatch> watches = new ArrayList<>();
        Ended ended = new AuditProcess(environment)
                .run(
                        process -> watches.add(HeapWatch.of(process)),
                        "run",
                        "--dry-run",
                        "--max-tps",
                        "unlimited",
                        "--output",
                        format)
                .orFail();
        String name = "dry run, " + format;
        double live = watches.getFirst().mostLiveMegabytes();
        double resident = watches.getFirst().mostResidentMegabytes();
        figures.add(Figure.count(
                        name + ": described",
                        local.requests().totals("DescribeJob").calls())
                .exactly(jobs));
        figures.add(Figure.of(name + ": output", ended.output().length() / 1e6, "MB"));
        figures.add(Figure.of(name + ": most resident", resident, "MB"));
        rows.add(List.of(name, ended.seconds(), 0L, 0L, live, resident));
    }

    private static Map<String, String> environment(LocalAccount local, SimulatorServer dynamoDb) {
        String topicArn = local.createTopic(LargeAccount.REGION, "alerts");
        local.subscribeMail(topicArn, "security@example.com");
        Map<String, String> environment = new HashMap<>(local.environment(LargeAccount.REGION));
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.endpoint().toString());
        environment.put("AUDIT_TOPIC_ARN", topicArn);
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP);
        return environment;
    }

    private void audit(
            String name, int messages, Map<String, String> environment, LocalAccount local, CapacityMeter meter)
            throws IOException, InterruptedException {
        local.requests().clear();
        meter.takeReadUnits();
        meter.takeWriteUnits();
        int messagesBefore = local.mailbox().size();
        List<HeapWatch> watches = new ArrayList<>();
        Ended ended = new AuditProcess(environment)
                .run(
                        process -> watches.add(HeapWatch.of(process)),
                        "run",
                        "--create-resources",
                        "--max-tps",
                        "unlimited")
                .orFail();
        HeapWatch watch = watches.getFirst();
        double live = watch.mostLiveMegabytes();
        RequestLog.Totals describes = local.requests().totals("DescribeJob");
        figures.add(Figure.count(name + ": described", describes.calls()).exactly(jobs));
        figures.add(Figure.count(name + ": lost", describes.throttled() + describes.failed())
                .exactly(0));
        figures.add(Figure.count(name + ": messages", local.mailbox().size() - messagesBefore)
                .exactly(messages));
        figures.add(Figure.of(name + ": time, launcher included", ended.seconds(), "s"));
        figures.add(Figure.of(name + ": most live on the heap", live, "MB"));
        figures.add(Figure.of(name + ": most resident", watch.mostResidentMegabytes(), "MB"));
        rows.add(List.of(
                name,
                ended.seconds(),
                meter.takeReadUnits(),
                meter.takeWriteUnits(),
                live,
                watch.mostResidentMegabytes()));
    }
}
