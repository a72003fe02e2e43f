package dev.iotjobs.load;

import dev.iotjobs.load.AuditProcess.Ended;
import dev.iotjobs.local.LocalAccount;
import dev.iotjobs.simulator.RequestLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much memory a first audit takes: what it knows of each job, the findings, and the outbox it tells in one digest. */
@Command(
        name = "first-audit",
        description = "10,000 and 100,000 jobs, a first audit in 256 MB, findings in DynamoDB Local (10 minutes).")
final class FirstAuditLoad implements Load {

    private static final String HEAP = "256m";
    private static final int PERCENT_LIVE = 5;
    private static final double TIMES_THE_HEAP = 2;

    @Option(
            names = "--jobs",
            description = "Of the larger account, ten times the smaller (default: 100000).",
            defaultValue = "100000")
    private int jobs;

    @Override
    public Measurement measure(Steps progress) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        progress.step("auditing " + jobs / 10 + " jobs");
        double heapOfFew = audit(jobs / 10, figures);
        progress.step("auditing " + jobs + " jobs");
        double heapOfMany = audit(jobs, figures);
        figures.add(Figure.of("heap at ten times the jobs, by heap", heapOfMany / heapOfFew, "x")
                .atMost(TIMES_THE_HEAP));
        return new Measurement(
                "First audits, './audit run --max-tps unlimited' with -Xmx" + HEAP
                        + ", tables in DynamoDB Local in another process",
                figures);
    }

    /** Adds the figures, and gives the most that was live on the heap, in megabytes. */
    private static double audit(int jobs, List<Figure> figures) throws IOException, InterruptedException {
        int live = jobs * PERCENT_LIVE / 100;
        try (LocalAccount local =
                LocalAccount.start(LargeAccount.of(live, jobs - live, InstantSource.system()), 0, 0)) {
            Map<String, String> environment = new HashMap<>(local.environment(LargeAccount.REGION));
            environment.put("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP);
            List<HeapWatch> watches = new ArrayList<>();
            Ended ended = new AuditProcess(environment)
                    .run(
                            process -> watches.add(HeapWatch.of(process)),
                            "run",
                            "--create-resources",
                            "--max-tps",
                            "unlimited")
                    .orFail();
            double heap = watches.getFirst().mostLiveMegabytes();
            RequestLog.Totals describes = local.requests().totals("DescribeJob");
            figures.add(
                    Figure.count(jobs + " jobs: described", describes.calls()).exactly(jobs));
            figures.add(Figure.count(jobs + " jobs: lost", describes.throttled() + describes.failed())
                    .exactly(0));
            figures.add(Figure.of(jobs + " jobs: time, launcher included", ended.seconds(), "s"));
            figures.add(Figure.of(jobs + " jobs: most live on the heap", heap, "MB"));
            return heap;
        }
    }
}
